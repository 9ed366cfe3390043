import HTTPTypes
import Hummingbird
import ServiceKit

/// `/api/v1/openapi.json`, and `/api-docs`, where people read it and try it
struct APIDocsRoutes: Sendable {
    private let description = APIDescription()
    let page: DocumentationPage

    func add(to router: some RouterMethods<EventsRequestContext>) {
        router.get("/api/v1/openapi.json") { request, _ in try description.answer().response(to: request) }
        router.get("/api-docs") { request, _ in page.index.response(to: request) }
        router.get("/api-docs/:file") { request, context in
            guard let file = context.parameters.get("file").flatMap({ page.files[$0] }) else {
                throw Problem(.notFound, "There is no such file")
            }
            return file.response(to: request)
        }
    }
}
