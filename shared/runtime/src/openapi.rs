//! The OpenAPI 3.1 document of a list of routes.

use contract::Answer;
use contract::problem::ProblemBody;
use utoipa::openapi::path::{Operation, ParameterBuilder, ParameterIn, PathItem};
use utoipa::openapi::security::{HttpAuthScheme, HttpBuilder, SecurityRequirement, SecurityScheme};
use utoipa::openapi::{
    ComponentsBuilder, ContentBuilder, InfoBuilder, OpenApi, OpenApiBuilder, PathsBuilder, Ref, Required,
    ResponseBuilder,
};
use utoipa::{PartialSchema, ToSchema};

use crate::guarded::Description;
use crate::routes::{Exposure, Route, Routes};

/// Adds the answer of an endpoint to its description.
pub(crate) fn describe_answer<R: Answer>(description: &mut Description) {
    let mut response = ResponseBuilder::new().description(R::MEANING);
    if let Some(schema) = R::schema(&mut description.schemas) {
        response = response.content("application/json", ContentBuilder::new().schema(Some(schema)).build());
    }
    description.operation.responses.responses.insert(R::STATUS.to_string(), response.build().into());
}

/// The document of one service's API. Pages and internal endpoints aren't in it.
pub fn document(service: &str, version: &str, routes: &Routes) -> OpenApi {
    let mut paths = PathsBuilder::new();
    let mut components =
        ComponentsBuilder::new().schema("Problem", <ProblemBody as PartialSchema>::schema()).security_scheme(
            "token",
            SecurityScheme::Http(HttpBuilder::new().scheme(HttpAuthScheme::Bearer).bearer_format("at+jwt").build()),
        );
    let mut problem_parts = Vec::new();
    <ProblemBody as ToSchema>::schemas(&mut problem_parts);
    for (name, schema) in problem_parts {
        components = components.schema(name, schema);
    }
    for route in routes.list() {
        if !matches!(Exposure::of(route.path), Exposure::Api | Exposure::Operators) {
            continue;
        }
        let Some(operation) = operation(service, route) else {
            continue;
        };
        let mut item = PathItem::default();
        *slot(&mut item, route) = Some(operation);
        paths = paths.path(route.path, item);
        for (name, schema) in &route.schemas {
            components = components.schema(name.clone(), schema.clone());
        }
    }
    let title = format!("Moothall: {service}");
    OpenApiBuilder::new()
        .info(InfoBuilder::new().title(title).version(version).description(Some("Refusals are problem details (RFC 9457). Lists are keyset pages: pass `next` as `cursor`. Times are UTC (RFC 3339).")).build())
        .servers(Some([utoipa::openapi::Server::new("/")]))
        .paths(paths.build())
        .components(Some(components.build()))
        .build()
}

fn operation(service: &str, route: &Route) -> Option<Operation> {
    let mut operation = route.operation.clone()?;
    let guard = route.guard?;
    operation.operation_id = Some(operation_id(route));
    operation.summary = Some(route.summary.to_owned());
    operation.tags = Some(vec![service.to_owned()]);
    operation.description = guard.permission.map(|permission| format!("Permission: `{permission}`."));
    operation.security = Some(match guard.audience {
        contract::Audience::Public => {
            vec![SecurityRequirement::default(), SecurityRequirement::new::<_, [&str; 0], &str>("token", [])]
        }
        _ => vec![SecurityRequirement::new::<_, [&str; 0], &str>("token", [])],
    });
    let parameters = operation.parameters.get_or_insert_default();
    for name in route.path.split('{').skip(1).filter_map(|rest| rest.split('}').next()) {
        parameters.push(text_parameter(name, ParameterIn::Path, Required::True, "Named by the path.").into());
    }
    if route.method == actix_web::http::Method::POST {
        let why = "Makes the request have its effect once, however often it is sent.";
        parameters.push(text_parameter("Idempotency-Key", ParameterIn::Header, Required::False, why).into());
    }
    let refusal = ContentBuilder::new().schema(Some(Ref::from_schema_name("Problem"))).build();
    let refusal = ResponseBuilder::new().description("A refusal.").content("application/problem+json", refusal).build();
    operation.responses.responses.insert("4XX".to_owned(), refusal.clone().into());
    operation.responses.responses.insert("503".to_owned(), refusal.into());
    Some(operation)
}

fn text_parameter(
    name: &str,
    place: ParameterIn,
    required: Required,
    meaning: &str,
) -> utoipa::openapi::path::Parameter {
    ParameterBuilder::new()
        .name(name)
        .parameter_in(place)
        .required(required)
        .description(Some(meaning))
        .schema(Some(<String as PartialSchema>::schema()))
        .build()
}

/// `GET /api/v1/cases/{id}` is `getCasesId`: unique because paths are.
fn operation_id(route: &Route) -> String {
    let parts = route.path.split('/').skip(3).flat_map(|part| part.trim_matches(['{', '}']).split(['-', '_']));
    let mut id = route.method.as_str().to_ascii_lowercase();
    if route.path.starts_with("/admin") {
        id.push_str("Admin");
    }
    for part in parts {
        let mut letters = part.chars();
        id.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        id.push_str(letters.as_str());
    }
    id
}

fn slot<'i>(item: &'i mut PathItem, route: &Route) -> &'i mut Option<Operation> {
    match route.method.as_str() {
        "POST" => &mut item.post,
        "PUT" => &mut item.put,
        "PATCH" => &mut item.patch,
        "DELETE" => &mut item.delete,
        _ => &mut item.get,
    }
}
