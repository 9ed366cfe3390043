import CampusCore
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NIOCore
import ServiceKit
import Testing

extension HTTPRequest.Method {
    /// Of WebDAV (RFC 4918 §9.1).
    fileprivate static let propfind = HTTPRequest.Method("PROPFIND") ?? .trace
}

@Suite struct MethodTests {
    private func withService(_ body: @Sendable (any TestClientProtocol) async throws -> Void) async throws {
        let router = Router(options: .autoGenerateHeadEndpoints)
        router.add(middleware: ProblemMiddleware())
        router.get("/things") { _, _ in "things" }
        router.post("/things") { _, _ in HTTPResponse.Status.created }
        router.get("/things/latest") { _, _ in "latest" }
        router.get("/things/:id") { _, context in try context.parameters.require("id") }
        router.delete("/things/:id") { _, _ in HTTPResponse.Status.noContent }
        router.post("/signs") { _, _ in HTTPResponse.Status.created }
        router.answerOtherMethods()
        try await Application(router: router).test(.router) { try await body($0) }
    }

    @Test(arguments: [
        ("/things", HTTPRequest.Method.delete, "GET, HEAD, POST, OPTIONS"),
        ("/things", .trace, "GET, HEAD, POST, OPTIONS"),
        ("/things", .propfind, "GET, HEAD, POST, OPTIONS"),
        // A path of its own beside one with a parameter.
        ("/things/latest", .delete, "GET, HEAD, OPTIONS"),
        ("/things/7", .patch, "GET, HEAD, DELETE, OPTIONS"),
        ("/signs", .get, "POST, OPTIONS"),
        ("/signs", .head, "POST, OPTIONS"),
    ])
    func aMethodThatAPathDoesNotHaveIsRefusedWithThoseItHas(
        path: String,
        method: HTTPRequest.Method,
        allow: String
    ) async throws {
        try await withService { client in
            let response = try await client.execute(uri: path, method: method)
            #expect(response.status == .methodNotAllowed)
            #expect(response.headers[.allow] == allow)
            #expect(response.headers[.contentType] == "application/problem+json")
        }
    }

    @Test func optionsSaysWhatCanBeAsked() async throws {
        try await withService { client in
            let response = try await client.execute(uri: "/things/7", method: .options)
            #expect(response.status == .noContent)
            #expect(response.headers[.allow] == "GET, HEAD, DELETE, OPTIONS")
        }
    }

    @Test func headIsGetWithoutContent() async throws {
        try await withService { client in
            let response = try await client.execute(uri: "/things", method: .head)
            #expect(response.status == .ok)
            #expect(response.body.readableBytes == 0)
            #expect(response.headers[.contentLength] == "6")
        }
    }

    @Test func aPathThatIsNotThereStaysNotFound() async throws {
        try await withService { client in
            for method: HTTPRequest.Method in [.get, .delete, .options, .trace] {
                let response = try await client.execute(uri: "/nowhere", method: method)
                #expect(response.status == .notFound, "\(method)")
            }
        }
    }
}
