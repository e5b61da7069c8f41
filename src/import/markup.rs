//! Words as our Markdown writes them: a backslash before whatever would be a mark.

/// Brackets that braces may follow, and braces.
const CLOSING: &[char] = &[']', '］', '】'];
const BRACKETS: &[char] = &['[', ']', '［', '］', '【', '】', '{', '}', '｛', '｝'];
const BRACES: &[char] = &['{', '｛'];

/// Writes words into an article, one after the other.
#[derive(Debug, Default)]
pub(super) struct Pen {
    text: String,
    /// The character before, as it is read; none at the start of a line.
    before: Option<char>,
}

impl Pen {
    /// What was written.
    pub(super) fn finish(self) -> String {
        self.text
    }

    /// Adds marks of our own.
    pub(super) fn mark(&mut self, mark: &str) {
        self.text.push_str(mark);
        self.before = mark.chars().next_back().or(self.before);
    }

    /// Begins a line.
    pub(super) fn line(&mut self, mark: &str) {
        self.text.push_str(mark);
        self.before = None;
    }

    /// Adds words that stand for themselves; a line feed in them is a forced line end.
    pub(super) fn words(&mut self, words: &str) {
        let mut rest = words.chars().peekable();
        while let Some(c) = rest.next() {
            let next = rest.peek().copied();
            if c == '\n' {
                self.line("\\\n");
                continue;
            }
            if matches!(c, '\r' | '\u{85}' | '\u{2028}' | '\u{2029}') {
                self.text.push(c);
                self.before = None;
                continue;
            }
            if self.before.is_none() && c.is_whitespace() {
                // An indent is left as it is.
                self.text.push(c);
                continue;
            }
            if self.needs_escape(c, next) {
                self.text.push('\\');
            }
            self.text.push(c);
            self.before = Some(c);
        }
    }

    /// Adds words inside brackets or braces of ours, where no other may stand.
    pub(super) fn enclosed(&mut self, words: &str) {
        for c in words.chars() {
            if BRACKETS.contains(&c) || matches!(c, '\\' | '*') {
                self.text.push('\\');
            }
            self.text.push(if c == '\n' { ' ' } else { c });
            self.before = Some(c);
        }
    }

    fn needs_escape(&self, c: char, next: Option<char>) -> bool {
        match (c, self.before) {
            ('\\', _) | ('#' | '{' | '｛', None) => true,
            // A fence of heads, or what begins a list elsewhere: only at the start.
            ('-' | '+', None) => next == Some(c),
            // Two in a row are a mark; at the edges others may come to stand beside.
            ('*', before) => {
                before.is_none_or(|it| it == '*') || next.is_none_or(|it| it == '*')
            }
            (c, Some(before)) => BRACES.contains(&c) && CLOSING.contains(&before),
            (_, None) => false,
        }
    }
}

/// Adds a whole line, with its end, to `article`.
pub(super) fn escaped_line(line: &str, article: &mut String) {
    let words = line.trim_end_matches(['\n', '\r']);
    let mut pen = Pen { text: std::mem::take(article), before: None };
    pen.words(words);
    pen.mark(line.get(words.len()..).unwrap_or_default());
    *article = pen.finish();
}
