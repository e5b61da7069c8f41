//! The words of a sample issue: an invented harbour town, to be overwritten by the desk.
//! Sentences may follow one another in any order.

/// What the first story says before all else.
const WELCOME: &str = "这是样稿，打开 articles 里的文件，换上自己的文字：一行一段，标题写在文件开头两行短横线之间。";

/// Sentences.
const SENTENCES: &[&str] = &[
    "清早的渡口雾还没有散，第一班渡船已经装满了赶早市的人。",
    "卖豆花的老何把炉子往避风处挪了挪，说今年的秋天来得比往年早。",
    "码头边的长椅新刷了漆，坐上去的人总要先伸手摸一摸。",
    "船老大算过一笔账，添一班船，一天多烧二十升油，多载一百来人。",
    "对岸的学生每天过两趟江，最高兴的是不必再等下一班。",
    "气象站的记录本摊在窗前，一页写着晴，一页写着多云转晴。",
    "山上的秋茶刚刚下树，茶农挑着竹篓走下石阶，一路都是香气。",
    "集市上人声不断，称好的橘子装进网兜，找回的零钱还带着凉意。",
    "巷口的修表铺子开了三十年，柜台上的座钟走得一分不差。",
    "夜校的灯九点半才熄，学员里有卖鱼的，也有开车的。",
    "老师傅不收学费，只有一条规矩：拆下来的零件要自己装回去。",
    "镇上的图书馆添了两排书架，孩子们坐在窗台下看得忘了吃饭。",
    "新修的步道沿江三公里，傍晚散步的人比路灯还多。",
    "养蜂人把蜂箱搬到南坡，说那里的野菊开得最好。",
    "食堂的大锅饭飘出香味，排队的人一直排到了门外。",
    "志愿者记下每一户的难处，能当天办的当天办，办不了的写清楚为什么。",
    "桥墩上的水尺刷着红白两色，巡江的人每天来看两次。",
    "退潮以后，滩涂上有人弯腰拾蛤，影子拖得很长。",
    "小学的合唱队正在排练，歌声隔着操场传到街上。",
    "邮递员换了新车，还是习惯在每家门口喊一声名字。",
    "种了半辈子菜的顾大妈第一次上台讲课，讲的是怎样留种。",
    "球场的看台坐满了人，输的一队也得到了掌声。",
    "天黑得早了，灯塔比上个月提前一刻钟亮起来。",
    "船坞里的木船已经上好桐油，只等开春下水。",
    "裁缝铺的缝纫机响到深夜，年前要赶出四十件棉衣。",
    "山里的信号站修好了，守林人第一次和家里通了视频。",
    "河道清出来的淤泥没有浪费，运到了上游的果园。",
    "展厅不大，一百二十张老照片从门口一直挂到楼梯。",
    "来看展的人在照片前停下脚步，指着角落说，这里原来是我家。",
    "雨停了，晒场上又铺开一片金黄。",
    "公交末班车推迟了半个钟头，下夜班的人不用再走回家。",
    "剧团送戏下乡，台子就搭在打谷场上。",
    "开场前一个钟头，最好的位子已经摆满了小板凳。",
    "木匠做了一把小椅子，送给隔壁刚会走路的孩子。",
    "茶馆里的老人说起涨大水的那一年，谁家的船救过谁。",
    "新种的一百棵香樟都活了，树上挂着认养人的名字。",
    "医生隔周来村里坐诊，药箱就放在祠堂的方桌上。",
    "渔市五点开秤，最先卖完的总是鲳鱼。",
    "盐场的老仓库改成了工坊，年轻人在里面学做陶。",
    "窑火烧了一天一夜，开窑的时候大家都屏住了气。",
    "孩子们在堤上放风筝，线轴转得嗡嗡响。",
    "入冬之前，养护队把每一盏路灯又检查了一遍。",
    "江面上的航标换成了太阳能的，夜里远远看去像一串星星。",
    "有人提议把老水塔留下来，做成看江的地方。",
    "意见簿写满了三本，一条一条都有答复。",
    "回乡的年轻人开起了民宿，院子里种着母亲喜欢的桂花。",
];

/// Main heads, two lines of equal length where there are two.
const HEADS: &[&str] = &[
    "清早的渡口添了一班船",
    "老码头修好了看江的长椅",
    "秋茶下山进了集市",
    "夜校开班教修钟表",
    "沿江步道通到南坡",
    "一百张老照片回到镇上",
    "送戏下乡搭台打谷场",
    "图书馆的灯亮到夜里十点",
    "末班车推迟半小时",
    "旧仓库里学做陶",
    "香樟树挂上认养人的名字",
    "航标换上太阳能灯",
];

/// Crossheads.
const CROSSHEADS: &[&str] =
    &["多开一班船", "旧物有新用", "大家的主意", "灯下的人", "还有几件事", "来年的打算"];

/// By-lines.
const BYLINES: &[&str] =
    &["本报记者　林见江", "本报记者　何秋白", "通讯员　顾晚舟", "本报记者　温如砚"];

/// A long story has a crosshead after so many characters.
const STRETCH: usize = 520;

/// The words of one story.
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) struct Draft {
    /// Which story of the page it is.
    pub(super) number: usize,
    /// Characters of text.
    pub(super) length: usize,
    /// Which sentences it begins with.
    pub(super) turn: usize,
}

impl Draft {
    /// The article file.
    pub(super) fn article(&self) -> String {
        let head = pick(HEADS, self.number);
        let byline = pick(BYLINES, self.number);
        let mut text = format!("---\nmain: {head}\nbyline: {byline}\n---\n");
        for paragraph in self.paragraphs() {
            text.push_str(&paragraph);
            text.push('\n');
        }
        text
    }

    /// Paragraphs and crossheads that come as near to the length as sentences do.
    fn paragraphs(&self) -> Vec<String> {
        let welcome = (self.number == 0).then_some(WELCOME);
        let start = self.number * 11 + self.turn * 5;
        let pool = (start..).map(|it| pick(SENTENCES, it));
        let (mut lines, mut written, mut since) = (Vec::<String>::new(), 0, 0);
        let (mut paragraph, mut crossheads) = (String::new(), 0);
        for (at, sentence) in welcome.into_iter().chain(pool).enumerate() {
            let count = sentence.chars().count();
            // The last sentence is left out when that comes nearer.
            let over = (written + count).saturating_sub(self.length);
            if written > 0 && over * 2 > count {
                break;
            }
            paragraph.push_str(sentence);
            (written, since) = (written + count, since + count);
            // Paragraphs of three sentences and of four.
            if at % 7 == 2 || at % 7 == 6 {
                lines.push(std::mem::take(&mut paragraph));
                if since > STRETCH && written + STRETCH / 2 < self.length {
                    let which = self.number * 2 + crossheads;
                    lines.push(format!("## {}", pick(CROSSHEADS, which)));
                    crossheads += 1;
                    since = 0;
                }
            }
        }
        if !paragraph.is_empty() {
            lines.push(paragraph);
        }
        lines
    }
}

/// The entry at `at`, counted round and round.
fn pick(words: &'static [&'static str], at: usize) -> &'static str {
    words.get(at % words.len().max(1)).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A sentence is 46 characters at most, so half of it is what the text may miss.
    #[test]
    fn the_text_is_as_long_as_it_was_asked_to_be() {
        for length in [60, 200, 777, 2_500] {
            for number in 0..4 {
                let draft = Draft { number, length, turn: 1 };
                let lines = draft.paragraphs();
                let text = lines.iter().filter(|it| !it.starts_with('#'));
                let found: usize = text.map(|it| it.chars().count()).sum();
                assert!(found.abs_diff(length) <= 23, "{found} for {length}");
            }
        }
    }

    #[test]
    fn a_long_story_has_crossheads_and_never_ends_with_one() {
        let draft = Draft { number: 0, length: 2_000, turn: 0 };
        let article = draft.article();
        assert!(article.contains("\n## "), "{article}");
        let last = article.lines().last().unwrap_or_default();
        assert!(!last.starts_with('#'), "{last}");
    }
}
