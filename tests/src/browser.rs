//! A browser without a screen: cookies, and forms sent as they stand on their pages.

use std::collections::BTreeMap;

use anyhow::Context as _;
use reqwest::{Method, Url};
use testkit::Deployment;

use crate::{Answer, PASSWORD, Raw, TestCouncil};

/// The kind of body that a form has.
const FORM: &str = "application/x-www-form-urlencoded";

/// Someone's browser at a council's host.
pub struct Browser {
    deployment: Deployment,
    slug: String,
    cookies: BTreeMap<String, String>,
}

impl Browser {
    /// A browser that was nowhere yet.
    pub fn of(council: &TestCouncil) -> Self {
        Self { deployment: council.deployment.clone(), slug: council.code.clone(), cookies: BTreeMap::new() }
    }

    /// The browser of someone who was hired, signed in at the desk.
    pub async fn signed_in(council: &TestCouncil, who: &str) -> anyhow::Result<Self> {
        let mut browser = Self::of(council);
        browser.sign_in(&council.email(who)).await?;
        Ok(browser)
    }

    /// Signs in at the desk.
    pub async fn sign_in(&mut self, email: &str) -> anyhow::Result<Answer> {
        let page = self.get("/desk/sign-in").await;
        let form = [form(&page, "email")?, vec![pair("email", email), pair("password", PASSWORD)]].concat();
        let answer = self.post("/desk/sign-in", &form).await;
        anyhow::ensure!(answer.status == 303, "{}: {}", answer.status, answer.text());
        Ok(answer)
    }

    /// The session ends, and the browser doesn't know.
    pub fn lose_session(&mut self) {
        self.cookies.remove("__Host-desk");
    }

    /// What the browser keeps under this name.
    pub fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// A page that is opened.
    pub async fn get(&mut self, path: &str) -> Answer {
        self.ask(path, &[("sec-fetch-mode", "navigate"), ("sec-fetch-site", "same-origin")]).await
    }

    /// A page with what a browser says of how it was opened.
    pub async fn ask(&mut self, path: &str, headers: &[(&'static str, &str)]) -> Answer {
        let request = self.to(Method::GET, path);
        self.keep(headers.iter().fold(request, |request, (name, value)| request.header(name, value))).await
    }

    /// A form that is sent.
    pub async fn post(&mut self, path: &str, fields: &[(String, String)]) -> Answer {
        let body = Url::parse_with_params("http://form", fields).ok().and_then(|url| url.query().map(str::to_owned));
        let request = self.to(Method::POST, path).body(FORM, body.unwrap_or_default());
        self.keep(request.header("sec-fetch-site", "same-origin")).await
    }

    /// A body of any kind that a form sends.
    pub async fn send(&mut self, path: &str, kind: &str, body: Vec<u8>) -> Answer {
        let request = self.to(Method::POST, path).body(kind, body);
        self.keep(request.header("sec-fetch-site", "same-origin")).await
    }

    fn to(&self, method: Method, path: &str) -> Raw {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        Raw::to(&self.deployment, &self.slug, method, path).header("cookie", &cookies.join("; "))
    }

    async fn keep(&mut self, request: Raw) -> Answer {
        let answer = request.send().await;
        for cookie in answer.headers.get_all("set-cookie").iter().filter_map(|cookie| cookie.to_str().ok()) {
            let named = cookie.split(';').next().and_then(|cookie| cookie.split_once('='));
            if let Some((name, value)) = named {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        answer
    }
}

/// A field of a form.
pub fn pair(name: &str, value: &str) -> (String, String) {
    (name.to_owned(), value.to_owned())
}

/// The hidden fields of the form on a page that has this in its markup: an address, or a field's name.
pub fn form(page: &Answer, with: &str) -> anyhow::Result<Vec<(String, String)>> {
    let text = page.text();
    let forms = text.split("<form").skip(1).map(|rest| rest.split("</form>").next().unwrap_or_default());
    let named = |form: &&str| form.contains(&format!("\"{with}\""));
    let form = forms.into_iter().find(named).with_context(|| format!("no form with {with} on {text}"))?;
    let hidden = form.split("<input type=\"hidden\"").skip(1).filter_map(|field| {
        let tag = field.split('>').next()?;
        let said = |name: &str| tag.split_once(&format!("{name}=\""))?.1.split('"').next().map(plain);
        Some((said("name")?, said("value")?))
    });
    Ok(hidden.collect())
}

/// A value as it is meant, from its markup.
fn plain(value: &str) -> String {
    ["&#34;=\"", "&quot;=\"", "&#39;='", "&#60;=<", "&lt;=<", "&#62;=>", "&gt;=>", "&#38;=&", "&amp;=&"]
        .iter()
        .filter_map(|rule| rule.split_once('='))
        .fold(value.to_owned(), |text, (markup, letter)| text.replace(markup, letter))
}
