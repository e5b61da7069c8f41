//! The page that explains the folder of a new issue.

/// The page of an issue of the paper `name` on `layout`.
pub(super) fn text(name: &str, layout: &str) -> String {
    format!(
        "# {name}\n\n\
         这个文件夹是一期报纸，一版，版式「{layout}」，各处都是样稿。\n\n\
         | 文件 | 是什么 | 怎样换成自己的 |\n|---|---|---|\n\
         | `articles` | 稿件，一篇一个文件：标题写在两行 `---` 之间，下面是正文 | 改写，或换成自己的文件 |\n\
         | `pictures` | 图片：JPEG、PNG 或 TIFF | 放进来，把文件名写进 `issue.toml` |\n\
         | `issue.toml` | 报名、日期，哪篇稿件放在哪里 | 改 `[paper]`；每个位置上面写着排满要几个字 |\n\n\
         在这个文件夹里：\n\n```sh\n\
         banxin build              # 排成PDF\n\
         banxin build --png 60     # 再画成图，先看样\n\
         banxin check              # 只看有什么问题\n\
         banxin explain B4001      # 告示是什么意思\n\
         banxin layouts {layout}   # 版式的图，各位置排多少字\n```\n\n\
         稿件长了会报 B4001，短了会报 B4002，都说明差几个字。\n\n\
         ---\n\n\
         This folder is an issue of one page on the layout \"{layout}\", with sample copy in every place.\n\n\
         - `articles`: a file for each story, its heads between two lines `---`. Write your own into them.\n\
         - `pictures`: put yours here and write the name of the file into `issue.toml`.\n\
         - `issue.toml`: the paper, its date, what stands where. Over each place stands how much fills it.\n\n\
         Say `banxin build` in this folder to make the PDF, and `banxin explain CODE` to learn what a remark means.\n"
    )
}
