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
    fn the_box_keeps_what_was_searched_for() {
        assert_eq!(at("/desk/search?q=Si%C3%A2n+O%27Brien").sought(), "Siân O'Brien");
        assert_eq!(at("/services?q=bin").sought(), "");
        assert_eq!(at("/desk/search").sought(), "");
    }
}
