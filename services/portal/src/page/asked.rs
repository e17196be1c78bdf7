//! What a desk page's own address asks for.

use contract::InteractionId;

use super::Page;

impl Page {
    /// The call during which this page is shown: the page of the call itself, or one that carries it.
    pub fn call(&self) -> Option<InteractionId> {
        let (path, _) = self.path.split_once('?').unwrap_or((&self.path, ""));
        let own = path.strip_prefix("/desk/calls/").and_then(|rest| rest.split('/').next()?.parse().ok());
        own.or_else(|| self.asked("call")?.parse().ok())
    }

    /// What was searched for, on the page that shows what was found.
    pub fn sought(&self) -> String {
        let found = self.path.starts_with("/desk/search");
        self.asked("q").filter(|_| found).unwrap_or_default()
    }

    /// Another page of the desk, during the same call.
    pub fn during_call(&self, href: impl Into<String>) -> String {
        let href = href.into();
        let joint = if href.contains('?') { '&' } else { '?' };
        self.call().map_or_else(|| href.clone(), |call| format!("{href}{joint}call={call}"))
    }

    /// What is handed on to other pages about the same case or person: the call during which they are
    /// shown, and the queue that one came from, which the page that goes back to it reads for itself.
    pub fn context(&self) -> Vec<(&'static str, String)> {
        let call = self.call().map(|call| ("call", call.to_string()));
        call.into_iter().chain(self.asked("queue").map(|queue| ("queue", queue))).collect()
    }

    /// Another page about the same case or person: during the same call, with the same queue behind it.
    pub fn onward(&self, href: impl Into<String>) -> String {
        let href = href.into();
        let joint = if href.contains('?') { '&' } else { '?' };
        match serde_urlencoded::to_string(self.context()) {
            Ok(context) if !context.is_empty() => format!("{href}{joint}{context}"),
            _ => href,
        }
    }

    fn asked(&self, name: &str) -> Option<String> {
        let (_, query) = self.path.split_once('?')?;
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).ok()?;
        pairs.into_iter().find(|(key, _)| key == name).map(|(_, value)| value)
    }
}

#[cfg(test)]
mod tests {
    use contract::Language;

    use super::*;

    fn at(path: &str) -> Page {
        Page::sample(Language::En).at_path(path)
    }

    #[test]
    fn a_page_knows_its_call_and_hands_it_on() {
        let call = "0198f3a0-0000-7000-8000-000000000001";
        for path in
            [format!("/desk/calls/{call}"), format!("/desk/calls/{call}/end"), format!("/desk?team=all&call={call}")]
        {
            let page = at(&path);
            assert_eq!(page.call().unwrap().to_string(), call, "{path}");
            assert_eq!(page.during_call("/desk/cases/1"), format!("/desk/cases/1?call={call}"));
            assert_eq!(page.during_call("/desk?a=b"), format!("/desk?a=b&call={call}"));
        }
        for path in ["/desk", "/desk?call=<b>", "/desk/calls/1", "/desk?call="] {
            assert_eq!(at(path).call(), None, "{path}");
            assert_eq!(at(path).during_call("/desk"), "/desk");
        }
    }

    #[test]
    fn a_page_hands_on_its_call_and_the_queue_behind_it() {
        let call = "0198f3a0-0000-7000-8000-000000000001";
        let page = at(&format!("/desk/cases/1?queue=team%3Dall%26due%3Dsoon&call={call}&done=taken"));
        let context = format!("call={call}&queue=team%3Dall%26due%3Dsoon");
        assert_eq!(page.onward("/desk/cases/1/take"), format!("/desk/cases/1/take?{context}"));
        assert_eq!(page.onward("/desk/pass?case=1"), format!("/desk/pass?case=1&{context}"));
        assert_eq!(at("/desk/cases/1?done=taken").onward("/desk/cases/1"), "/desk/cases/1");
    }

    #[test]
    fn the_box_keeps_what_was_searched_for() {
        assert_eq!(at("/desk/search?q=Si%C3%A2n+O%27Brien").sought(), "Siân O'Brien");
        assert_eq!(at("/services?q=bin").sought(), "");
        assert_eq!(at("/desk/search").sought(), "");
    }
}
