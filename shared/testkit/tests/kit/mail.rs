//! The mail sink as a sender and a reader see it.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::Error;
use lettre::transport::smtp::response::Response;
use lettre::{AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use testkit::mail::{Fault, FaultRule, MailSink};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::task::JoinSet;

const ANY: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), 0);

fn folder(test: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("mail").join(test);
    drop(std::fs::remove_dir_all(&folder));
    folder
}

async fn sink(test: &str) -> anyhow::Result<MailSink> {
    MailSink::start(ANY, ANY, &folder(test)).await
}

fn transport(smtp: SocketAddr) -> AsyncSmtpTransport<Tokio1Executor> {
    AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(smtp.ip().to_string())
        .port(smtp.port())
        .timeout(Some(Duration::from_secs(2)))
        .build()
}

async fn send(sink: &MailSink, to: &str, subject: &str) -> Result<Response, Error> {
    let message = message(to, subject, "Helo\n.dot\n..two dots\nhttp://adur.localhost:8080/follow/abc.\n");
    transport(sink.smtp()).send(message).await
}

fn message(to: &str, subject: &str, text: &str) -> Message {
    let mailbox = |address: &str| Mailbox::new(None, address.parse().expect("an address"));
    let html = "<p>Tŷ & <b>co</b></p>".to_owned();
    Message::builder()
        .from(mailbox("no-reply@mon.example"))
        .to(mailbox(to))
        .subject(subject)
        .message_id(Some("<case-1@mon.example>".to_owned()))
        .multipart(MultiPart::alternative_plain_html(text.to_owned(), html))
        .expect("a message")
}

#[tokio::test]
async fn a_message_arrives_whole_and_survives_a_restart() {
    let folder = folder("whole");
    let sink = MailSink::start(ANY, ANY, &folder).await.unwrap();
    send(&sink, "ann@home.example", "Eich adroddiad: gŵyl").await.unwrap();
    let mails = sink.client().to("Ann@Home.example").await.unwrap();
    let [mail] = mails.as_slice() else { panic!("{mails:?}") };
    assert_eq!((mail.id, mail.from.as_str()), (1, "no-reply@mon.example"));
    assert_eq!(mail.subject, "Eich adroddiad: gŵyl");
    assert_eq!(mail.message_id.as_deref(), Some("case-1@mon.example"));
    let text = mail.text.as_deref().unwrap().replace("\r\n", "\n");
    assert_eq!(text.trim_end(), "Helo\n.dot\n..two dots\nhttp://adur.localhost:8080/follow/abc.");
    assert_eq!(mail.html.as_deref(), Some("<p>Tŷ & <b>co</b></p>"));
    assert!(mail.link("/follow/").unwrap().starts_with("http://adur.localhost"));

    sink.stop().await;
    let sink = MailSink::start(ANY, ANY, &folder).await.unwrap();
    assert_eq!(sink.client().all().await.unwrap(), mails);
    send(&sink, "bob@home.example", "Second").await.unwrap();
    assert_eq!(sink.client().to("bob@home.example").await.unwrap()[0].id, 2);
    sink.client().clear().await.unwrap();
    assert!(sink.client().all().await.unwrap().is_empty());
}

#[tokio::test]
async fn each_recipient_has_a_message_and_many_connections_are_served() {
    let sink = sink("many").await.unwrap();
    let two = Message::builder()
        .from("a@b.example".parse().unwrap())
        .to("one@home.example".parse().unwrap())
        .cc("two@home.example".parse().unwrap())
        .subject("Both")
        .body("Text alone".to_owned())
        .unwrap();
    transport(sink.smtp()).send(two).await.unwrap();
    let mail = sink.client().wait_for("two@home.example", "Both").await.unwrap();
    assert_eq!((mail.text.as_deref().map(str::trim_end), mail.html), (Some("Text alone"), None));

    let addresses: Vec<String> = (0..50).map(|n| format!("n{n}@home.example")).collect();
    let transport = transport(sink.smtp());
    let mut sending = JoinSet::new();
    for to in &addresses {
        let (transport, message) = (transport.clone(), message(to, "Many", "x"));
        sending.spawn(async move { transport.send(message).await });
    }
    for result in sending.join_all().await {
        result.unwrap();
    }
    let mails = sink.client().all().await.unwrap();
    assert_eq!(mails.len(), 52);
    assert!(addresses.iter().all(|to| mails.iter().filter(|mail| &mail.to == to).count() == 1));
}

#[tokio::test]
async fn pages_show_mail_newest_first_and_never_run_what_it_contains() {
    let sink = sink("pages").await.unwrap();
    send(&sink, "ann@home.example", "First").await.unwrap();
    send(&sink, "ann@home.example", "<script>alert(1)</script>").await.unwrap();
    let page = |path: &str| reqwest::get(format!("http://{}{path}", sink.http()));
    let index = page("/").await.unwrap().text().await.unwrap();
    assert!(index.find("&#60;script").unwrap() < index.find("First").unwrap(), "{index}");
    assert!(!index.contains("<script"));
    let mail = page("/messages/1").await.unwrap().text().await.unwrap();
    assert!(mail.contains(r#"<a href="http://adur.localhost:8080/follow/abc">"#), "{mail}");
    assert!(mail.contains("sandbox=") && mail.contains("&#60;b&#62;co"));
    assert!(page("/?to=bob").await.unwrap().text().await.unwrap().contains("no mail to “bob”"));
    assert_eq!(page("/messages/9").await.unwrap().status(), 404);
    let source = page("/messages/1/source").await.unwrap().text().await.unwrap();
    assert!(source.starts_with("Delivered-To: ann@home.example\r\n"));
    let listed = page("/api/messages?to=ANN@home.example").await.unwrap().json::<serde_json::Value>().await.unwrap();
    assert_eq!(listed.as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn deferred_and_rejected_recipients_get_their_codes() {
    let sink = sink("codes").await.unwrap();
    let faults = [
        FaultRule::always(Fault::Defer).to("@later.example").times(1),
        FaultRule::always(Fault::Reject).to("gone@home.example"),
    ];
    sink.client().set_faults(&faults).await.unwrap();
    let deferred = send(&sink, "ann@later.example", "x").await.unwrap_err();
    assert!(deferred.is_transient() && deferred.to_string().contains("451"), "{deferred}");
    send(&sink, "ann@later.example", "x").await.unwrap();
    for _ in 0..2 {
        let rejected = send(&sink, "Gone@home.example", "x").await.unwrap_err();
        assert!(rejected.is_permanent() && rejected.to_string().contains("550"), "{rejected}");
    }
    send(&sink, "ann@home.example", "x").await.unwrap();
    assert_eq!(sink.client().all().await.unwrap().len(), 2);
}

#[tokio::test]
async fn refused_connections_are_refused_and_welcome_again() {
    let sink = sink("refused").await.unwrap();
    let mut open = TcpStream::connect(sink.smtp()).await.unwrap();
    open.read_u8().await.unwrap();
    sink.client().set_faults(&[FaultRule::always(Fault::RefuseConnections)]).await.unwrap();
    let mut rest = Vec::new();
    drop(open.read_to_end(&mut rest).await);
    testkit::eventually("a refusal", async || TcpStream::connect(sink.smtp()).await.is_err()).await.unwrap();
    assert!(send(&sink, "ann@home.example", "x").await.is_err());
    sink.client().set_faults(&[]).await.unwrap();
    testkit::eventually("a welcome", async || send(&sink, "ann@home.example", "x").await).await.unwrap();
}

#[tokio::test]
async fn a_late_answer_comes_late_and_the_message_is_there() {
    let sink = sink("late").await.unwrap();
    let late = |milliseconds| FaultRule::always(Fault::Hang { milliseconds }).times(1);
    sink.client().add_fault(&late(300)).await.unwrap();
    let start = Instant::now();
    send(&sink, "ann@home.example", "x").await.unwrap();
    assert!(start.elapsed() >= Duration::from_millis(300));
    sink.client().add_fault(&late(60_000)).await.unwrap();
    let given_up = tokio::time::timeout(Duration::from_millis(500), send(&sink, "bob@home.example", "x")).await;
    assert!(given_up.is_err());
    assert_eq!(sink.client().to("bob@home.example").await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_cut_after_the_dot_may_keep_the_message_or_lose_it() {
    let sink = sink("cut").await.unwrap();
    for (kept, to) in [(true, "kept@home.example"), (false, "lost@home.example")] {
        sink.client().add_fault(&FaultRule::always(Fault::Drop { kept }).to(to).times(1)).await.unwrap();
        let cut = send(&sink, to, "x").await.unwrap_err();
        assert!(!cut.is_permanent() && !cut.is_transient(), "{cut}");
        assert_eq!(sink.client().to(to).await.unwrap().len(), usize::from(kept));
        send(&sink, to, "x").await.unwrap();
        assert_eq!(sink.client().to(to).await.unwrap().len(), 1 + usize::from(kept));
    }
}

#[tokio::test]
async fn a_session_minds_the_order_the_size_and_the_dots() {
    let sink = sink("session").await.unwrap();
    let said = |lines: &'static str| async move {
        let mut stream = TcpStream::connect(sink.smtp()).await.unwrap();
        stream.write_all(lines.as_bytes()).await.unwrap();
        let mut said = String::new();
        stream.read_to_string(&mut said).await.unwrap();
        said.lines().map(|line| line[..4].to_owned()).collect::<Vec<_>>().join("")
    };
    let order = "MAIL FROM:<a@b.example>\r\nEHLO me\r\nRCPT TO:<a@b.example>\r\nDATA\r\nMAIL a\r\nMAIL FROM:<a@b.example> \
                 SIZE=99999999\r\nNOOP\r\nVRFY\r\nMAIL FROM:<> BODY=8BITMIME\r\nMAIL FROM:<>\r\nRCPT TO:<none>\r\n\
                 RCPT TO:<ann@b.example>\r\nRSET\r\nDATA\r\nQUIT\r\n";
    assert_eq!(said(order).await, "220 503 250-250-250-250 503 503 501 552 250 500 250 503 501 250 250 503 221 ");
}
