//! Elements of XML, one to a line.

/// A name and a value.
pub(super) type Attribute = (&'static str, String);

/// A document as it grows.
#[derive(Debug)]
pub(super) struct Xml {
    text: String,
    open: Vec<&'static str>,
}

impl Xml {
    pub(super) fn new() -> Self {
        let text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".to_owned();
        Self { text, open: Vec::new() }
    }

    pub(super) fn open(&mut self, name: &'static str, attributes: &[Attribute]) {
        self.tag(name, attributes, ">\n");
        self.open.push(name);
    }

    pub(super) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.indent();
            self.text.push_str(&format!("</{name}>\n"));
        }
    }

    pub(super) fn empty(&mut self, name: &'static str, attributes: &[Attribute]) {
        self.tag(name, attributes, "/>\n");
    }

    /// An element with words.
    pub(super) fn words(&mut self, name: &'static str, words: &str) {
        self.tag(name, &[], ">");
        self.text.push_str(&escaped(words));
        self.text.push_str(&format!("</{name}>\n"));
    }

    /// The document; what is still open is closed.
    pub(super) fn finish(mut self) -> Vec<u8> {
        while !self.open.is_empty() {
            self.close();
        }
        self.text.into_bytes()
    }

    fn tag(&mut self, name: &str, attributes: &[Attribute], end: &str) {
        self.indent();
        self.text.push_str(&format!("<{name}"));
        for (key, value) in attributes {
            self.text.push_str(&format!(" {key}=\"{}\"", escaped(value)));
        }
        self.text.push_str(end);
    }

    fn indent(&mut self) {
        self.open.iter().for_each(|_| self.text.push(' '));
    }
}

/// Words as XML 1.0 may have them (2.2, 2.4).
fn escaped(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for char in words.chars() {
        match char {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            '\t' | '\n' | '\r' => text.push(' '),
            '\0'..'\u{20}' | '\u{fffe}' | '\u{ffff}' => text.push('\u{fffd}'),
            _ => text.push(char),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_cannot_hold_is_written_otherwise() {
        let mut xml = Xml::new();
        xml.open("a", &[("b", "\"<&\u{1}".to_owned())]);
        xml.words("c", "1 < 2");
        xml.empty("d", &[]);
        let text = String::from_utf8(xml.finish()).expect("UTF-8");
        let wanted = "<a b=\"&quot;&lt;&amp;\u{fffd}\">\n <c>1 &lt; 2</c>\n <d/>\n</a>\n";
        assert!(text.ends_with(wanted), "{text}");
    }
}
