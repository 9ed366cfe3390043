import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import ServiceKit
import Testing

@testable import NotificationService

@Suite struct TemplateRoutesTests {
    private func with(_ body: @escaping @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        let mails = try await Mails()
        let router = Router(context: NotificationRequestContext.self)
        router.addMiddleware {
            SecurityHeadersMiddleware(SecurityHeaders.api(publicURL: nil))
            ProblemMiddleware()
        }
        TemplateRoutes(templates: mails.templates, publicURL: mails.publicURL).add(to: router)
        try await Application(router: router).test(.router, body)
    }

    @Test func everyTemplateIsListedAndShown() async throws {
        let names = try await Mails().templates.names
        try await with { client in
            let response = try await client.execute(uri: "/templates", method: .get)
            let listed = try JSONSerialization.jsonObject(with: Data(buffer: response.body)) as? [[String: Any]]
            #expect(listed?.compactMap { $0["name"] as? String } == names.sorted())
            for name in names {
                for language in Templates.languages {
                    for part in Templates.Part.allCases {
                        let uri = "/templates/\(name)/preview?language=\(language)&format=\(part.rawValue)"
                        let preview = try await client.execute(uri: uri, method: .get)
                        let type = part == .html ? "text/html; charset=utf-8" : "text/plain; charset=utf-8"
                        #expect(preview.status == .ok && preview.headers[.contentType] == type)
                        #expect(preview.body.readableBytes > 0)
                    }
                }
            }
        }
    }

    @Test func aPreviewIsEnglishHTMLWhenNothingIsAskedFor() async throws {
        try await with { client in
            let plain = try await client.execute(uri: "/templates/rsvp_confirmed/preview", method: .get)
            let empty = try await client.execute(
                uri: "/templates/rsvp_confirmed/preview?language=&format=",
                method: .get
            )
            #expect(plain.body == empty.body)
            #expect(String(buffer: plain.body).contains(">Your seat is confirmed</h1>"))
            // Its own styles apply, and nothing else of it does anything.
            let policy = plain.headers[.contentSecurityPolicy]
            #expect(policy == "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        }
    }

    @Test func whatIsNotThereIsSaid() async throws {
        try await with { client in
            let unknown = try await client.execute(uri: "/templates/no_such_template/preview", method: .get)
            #expect(unknown.status == .notFound)
            let part = try await client.execute(uri: "/templates/choice/preview", method: .get)
            #expect(part.status == .notFound)
            let bad = try await client.execute(
                uri: "/templates/rsvp_confirmed/preview?language=xx&format=pdf",
                method: .get
            )
            #expect(bad.status == .unprocessableContent)
            #expect(String(buffer: bad.body).contains("must be one of en, de"))
            #expect(String(buffer: bad.body).contains("must be one of subject, short, text, html"))
        }
    }
}
