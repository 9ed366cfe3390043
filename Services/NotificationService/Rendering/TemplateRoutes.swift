import CampusCore
import Foundation
import HTTPTypes
import Hummingbird
import ServiceKit

/// `/templates…`, inside the cluster: what notifications look like.
struct TemplateRoutes: Sendable {
    let templates: Templates
    let publicURL: URL

    func add(to router: some RouterMethods<NotificationRequestContext>) {
        router.get("/templates") { _, _ in
            let languages = Templates.languages.sorted()
            let formats = Templates.Part.allCases.map(\.rawValue)
            return try WireResponse.json(
                .ok,
                templates.names.sorted().map { Listed(name: $0, languages: languages, formats: formats) }
            )
        }
        router.get("/templates/:name/preview") { request, context in
            let name = context.parameters.get("name") ?? ""
            let parameters = request.uri.queryParameters
            var validator = Validator()
            let language: Language? = Self.choice(parameters["language"], "language", .english, &validator)
            let part: Templates.Part? = Self.choice(parameters["format"], "format", .html, &validator)
            try validator.finish()
            guard let language, let part, let sample = templates.sample(name, language: language) else {
                throw Problem(.notFound, "There is no such template")
            }
            return Self.response(part, try preview(part, sample))
        }
    }

    private func preview(_ part: Templates.Part, _ sample: Notification) throws(TemplateError) -> String {
        switch part {
        case .subject: try templates.short(for: sample, publicURL: publicURL).title
        case .short: try templates.short(for: sample, publicURL: publicURL).body
        case .text: try mail(sample).text
        case .html: try mail(sample).html
        }
    }

    private func mail(_ sample: Notification) throws(TemplateError) -> EmailMessage {
        try templates.email(for: sample, from: .init(name: "", address: ""), publicURL: publicURL)
    }

    private static func response(_ part: Templates.Part, _ text: String) -> Response {
        var headers: HTTPFields = [
            .contentType: part == .html ? "text/html; charset=utf-8" : "text/plain; charset=utf-8"
        ]
        // Mails bring their styles along; nothing else in one may do anything.
        if part == .html { headers[.contentSecurityPolicy] = "default-src 'none'; style-src 'unsafe-inline'; sandbox" }
        return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }

    /// An empty text counts as absent.
    private static func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ text: Substring?,
        _ field: String,
        _ absent: Choice,
        _ validator: inout Validator
    ) -> Choice? {
        guard let text, !text.isEmpty else { return absent }
        return validator.choice(String(text), field)
    }

    private struct Listed: Encodable {
        let name: String
        let languages: [String]
        let formats: [String]
    }
}
