//! Words that decide a break by themselves (语法词表).

/// No line of a head begins with one of these (附着词). The particles are of the
/// headline rules of the press; 们 等 性 者 化 and the words of place and time that
/// follow what they belong to are our choice.
pub(super) const TRAILING: &[&str] = &[
    "的", "了", "着", "过", "地", "得", "吗", "吧", "呢", "啊", "呀", "嘛", "啦", "们",
    "等", "性", "者", "化", "之", "起", "来", "前", "后", "内", "外", "里", "中", "上",
    "下", "间", "止", "初", "末", "底", "以上", "以下", "以内", "以外", "以前", "以后",
    "以来", "之前", "之后", "之间", "之中", "之内", "之外", "左右", "上下", "前后",
    "期间", "里面", "后续",
];

/// No line of a head ends with one of these while it can be helped: they lean on what
/// follows (前附词). A line may well begin with them.
pub(super) const LEANING: &[&str] = &[
    "把", "被", "将", "向", "往", "对", "为", "给", "让", "使", "令", "由", "从", "自",
    "于", "在", "到", "至", "与", "和", "及", "或", "并", "而", "跟", "同", "比", "以",
    "用", "按", "据", "因", "若", "如", "虽", "但", "不", "未", "没", "无", "勿", "莫",
    "别", "也", "都", "就", "才", "又", "再", "还", "更", "最", "很", "太", "正", "已",
    "曾", "均", "仍", "却", "只", "仅", "可", "能", "会", "要", "应", "需", "须", "拟",
    "欲", "获", "赴", "是", "有", "称", "说", "请", "每", "各", "第", "约", "近", "逾",
    "超", "达", "这", "那", "其", "本", "全", "首", "再次", "首次", "已经", "正在",
    "即将", "不再", "不得", "不要", "可以", "能够", "必须", "应当", "以及", "并且",
    "但是", "而是", "不是", "因为", "为了", "关于", "对于", "通过", "经过", "根据",
    "按照", "随着", "如何", "怎样", "怎么", "为何", "超过", "达到", "不能", "没有",
    "继续", "重新", "开始", "将要", "凭借", "围绕", "沿着", "面向", "走向", "成为",
];

/// What a verb of one character takes to make one of two: 画|满, 造|出 (补语、助词).
const COMPLEMENTS: &str = "着了过出到成上下开住完好入进回满掉";

/// Given names have these, though they lean on the next word otherwise.
const GIVEN: &str = "可如若和正全达";

/// A name keeps its title (姓名与职务、称谓).
pub(super) const TITLES: &[&str] = &[
    "先生",
    "女士",
    "小姐",
    "太太",
    "夫人",
    "同志",
    "同学",
    "教授",
    "副教授",
    "博士",
    "院士",
    "主任",
    "副主任",
    "书记",
    "副书记",
    "市长",
    "副市长",
    "县长",
    "副县长",
    "区长",
    "副区长",
    "镇长",
    "乡长",
    "村长",
    "省长",
    "副省长",
    "部长",
    "副部长",
    "局长",
    "副局长",
    "处长",
    "副处长",
    "科长",
    "厅长",
    "副厅长",
    "校长",
    "副校长",
    "院长",
    "副院长",
    "会长",
    "社长",
    "行长",
    "馆长",
    "站长",
    "所长",
    "队长",
    "船长",
    "组长",
    "班长",
    "店长",
    "台长",
    "司长",
    "署长",
    "主编",
    "总编",
    "董事长",
    "经理",
    "总经理",
    "主席",
    "副主席",
    "总理",
    "副总理",
    "总统",
    "首相",
    "大臣",
    "大使",
    "将军",
    "司令",
    "老师",
    "师傅",
    "医生",
    "大夫",
    "护士",
    "律师",
    "记者",
    "编辑",
    "工程师",
    "代表",
    "委员",
    "教练",
    "导演",
    "作家",
    "诗人",
    "画家",
    "阿姨",
    "叔叔",
    "伯伯",
    "爷爷",
    "奶奶",
    "大爷",
    "大妈",
    "某",
    "某某",
    "氏",
];

/// Family names (姓), the hundred most common and the compound ones.
const FAMILY: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖\
田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫\
段雷龙黎史陶贺顾毛郝龚邵万覃武钱戴严莫孔向常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟申\
欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷曲盛翁冉骆蓝路游辛靳管柴蒙鲍华\
喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫柏";
const FAMILIES: &[&str] =
    &["欧阳", "上官", "司马", "诸葛", "司徒", "东方", "皇甫", "尉迟", "公孙", "慕容"];

/// Signs of number (数字用字).
const NUMERALS: &str = "〇零一二两三四五六七八九十百千万亿兆半几数多余点";

/// Whether a word leans on the word before it.
pub(super) fn trails(word: &str) -> bool {
    TRAILING.contains(&word)
}

/// Whether a word leans on the word after it.
pub(super) fn leans(word: &str) -> bool {
    LEANING.contains(&word)
}

/// Whether a word completes the single verb before it.
pub(super) fn completes(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(|it| COMPLEMENTS.contains(it)) && chars.next().is_none()
}

/// Whether a word may be in a given name.
pub(super) fn may_be_given(word: &str) -> bool {
    !trails(word) && (!leans(word) || GIVEN.contains(word))
}

/// Whether a word is an office or a form of address.
pub(super) fn is_title(word: &str) -> bool {
    TITLES.contains(&word)
}

/// Whether a word is a family name.
pub(super) fn is_family(word: &str) -> bool {
    let mut chars = word.chars();
    match (chars.next(), chars.next()) {
        (Some(only), None) => FAMILY.contains(only),
        _ => FAMILIES.contains(&word),
    }
}

/// Whether a word is nothing but signs of number, so that its measure is still to come.
pub(super) fn is_bare_number(word: &str) -> bool {
    !word.is_empty() && word.chars().all(|it| NUMERALS.contains(it))
}

/// Whether a word begins with a sign of number.
pub(super) fn begins_with_number(word: &str) -> bool {
    word.chars().next().is_some_and(|it| NUMERALS.contains(it))
}

/// Whether a character is Han, or stands for one.
pub(super) const fn is_han(ch: char) -> bool {
    matches!(ch, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{3FFFF}' | '々' | '〇' | '〓')
}

/// What a mark does to the breaks beside it (标题中的标点).
#[derive(Copy, Clone, Debug, Eq, PartialEq)]
pub(super) enum Sign {
    /// A sentence or part of one ends: the best place of all.
    Ends,
    /// 、: one name of several ends.
    Lists,
    /// Belongs to what follows.
    Opens,
    /// Belongs to what goes before.
    Closes,
    /// Holds both sides together.
    Joins,
}

pub(super) const fn sign(ch: char) -> Sign {
    match ch {
        '，' | '。' | '；' | '：' | '？' | '！' | ',' | ';' | '?' | '!' | '—' | '…'
        | '\u{3000}' | ' ' => Sign::Ends,
        '、' => Sign::Lists,
        '“' | '‘' | '《' | '〈' | '（' | '「' | '『' | '【' | '〔' | '(' | '[' => {
            Sign::Opens
        }
        '”' | '’' | '》' | '〉' | '）' | '」' | '』' | '】' | '〕' | ')' | ']' | '%'
        | '％' | '‰' | '℃' | '°' => Sign::Closes,
        _ => Sign::Joins,
    }
}
