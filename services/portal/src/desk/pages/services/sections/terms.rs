use cases_api::catalogue::definition::{Audience, Definition, Retention, Shown};
use contract::{Channel, Problem};

use super::{Of, pair, paragraphs, typed_paragraphs};
use crate::desk::services::Part;
use crate::form::{Choice, Field, Shape, Typed};
use crate::page::channel;
use crate::visit::Desk;

/// Who may ask and how, who deals with it, what is said in a call, how long it is kept.
pub(in super::super) struct Terms;

impl Of for Terms {
    const PART: Part = Part::Terms;

    fn fields(w: crate::words::Words, definition: &Definition, teams: Vec<Choice>) -> Vec<Field> {
        let audience = Audience::ALL.iter().map(|one| {
            let name = one.name().replace('_', "-");
            Choice::new(one.name(), w.get(&format!("catalogue-audience-{name}")))
        });
        let shown = Shown::ALL.iter();
        let shown =
            shown.map(|one| Choice::new(one.name(), w.get(&format!("catalogue-shows-{}", one.name())))).collect();
        let channels = Channel::ALL.map(|one| Choice::new(one.name(), channel::name(one, w)));
        let number = |name: &'static str, value: Option<String>| {
            let label = w.get(&format!("catalogue-{name}")).into_owned();
            let field = Field::new(Shape::Line, name, label).filled(value.unwrap_or_default()).optional();
            Field { classes: "govuk-input--width-4", ..field.hinted(w.get(&format!("catalogue-{name}-hint"))) }
        };
        let open = definition.channels.iter().map(|one| one.name().to_owned()).collect();
        let channels = Field::choice(Shape::Checkboxes, "channels", w.get("catalogue-channels"), channels.into());
        let team = definition.team.map(|team| team.to_string()).unwrap_or_default();
        let kept = definition.retention.as_ref();
        let mut script = pair(w, Shape::Paragraphs, "script", 0, paragraphs(&definition.call_script));
        for field in &mut script {
            (field.optional, field.rows) = (true, 5);
        }
        let because = kept.map(|kept| kept.because.clone()).unwrap_or_default();
        let mut fields = vec![
            Field::choice(Shape::Radios, "audience", w.get("catalogue-audience"), audience.collect())
                .filled(definition.audience.name()),
            Field { values: open, ..channels }.hinted(w.get("catalogue-channels-hint")),
            Field::choice(Shape::Radios, "shows", w.get("catalogue-shows"), shown)
                .filled(definition.shows.name())
                .hinted(w.get("catalogue-shows-hint")),
            Field::choice(Shape::Select, "team", w.get("catalogue-team"), teams).filled(team),
        ];
        fields.append(&mut script);
        fields.extend([
            number("months", kept.map(|kept| kept.months.to_string())),
            Field::new(Shape::Line, "because", w.get("catalogue-because")).filled(because).optional(),
            number("lgsl", definition.lgsl.map(|code| code.to_string())),
            number("lgil", definition.lgil.map(|code| code.to_string())),
        ]);
        fields
    }

    fn write(typed: &Typed, definition: &mut Definition) {
        let number = |name: &str| typed.given(name).map(str::trim);
        definition.audience = Audience::named(typed.get("audience")).unwrap_or(definition.audience);
        definition.shows = Shown::named(typed.get("shows")).unwrap_or(definition.shows);
        definition.channels = typed.all("channels").filter_map(Channel::named).collect();
        definition.team = typed.given("team").and_then(|team| team.parse().ok());
        definition.call_script = typed_paragraphs(typed, "script");
        // What is no number is out of every range.
        definition.retention = number("months").map(|months| Retention {
            months: months.parse().unwrap_or_default(),
            because: typed.get("because").trim().to_owned(),
        });
        definition.lgsl = number("lgsl").map(|code| code.parse().unwrap_or(u32::MAX));
        definition.lgil = number("lgil").map(|code| code.parse().unwrap_or(u16::MAX));
    }

    async fn choices(desk: &Desk) -> Result<Vec<Choice>, Problem> {
        let teams = desk.rooms.cases.teams(&desk.token).await?;
        let teams = teams.items.into_iter().map(|of| Choice::new(of.team.id.to_string(), desk.page.say(&of.team.name)));
        Ok(teams.collect())
    }
}
