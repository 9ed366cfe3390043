import CampusCore
import Foundation
import Testing

@testable import OpenAPI

@Suite struct OpenAPIDocumentTests {
    private func document(_ fragments: String...) throws -> OpenAPIDocument {
        try OpenAPIDocument(
            fragments: fragments.enumerated().map { (name: "\($0.offset).json", json: Data($0.element.utf8)) }
        )
    }

    @Test func fragmentsBecomeOneDocument() throws {
        let document = try document(
            #"{"openapi": "3.1.0", "servers": [{"url": "/"}], "paths": {"/a": {"get": {}}}}"#,
            #"{"paths": {"/b": {"summary": "b", "post": {}, "get": {}}}, "components": {"schemas": {"B": true}}}"#,
            #"{"components": {"schemas": {"C": {"minimum": 1.5, "maximum": 100000}}}}"#
        )
        let expected =
            #"{"components":{"schemas":{"B":true,"C":{"maximum":100000,"minimum":1.5}}},"openapi":"3.1.0","#
            + #""paths":{"/a":{"get":{}},"/b":{"get":{},"post":{},"summary":"b"}},"servers":[{"url":"/"}]}"#
        #expect(String(decoding: document.encoded, as: UTF8.self) == expected)
    }

    @Test func operationsAreKnownByTheirServer() throws {
        let document = try document(
            #"""
            {"servers": [{"url": "/"}], "paths": {
                "/a": {"get": {}, "parameters": []},
                "/both": {"servers": [{"url": "/"}, {"url": "http://b"}], "get": {}},
                "/b/{id}": {"servers": [{"url": "http://b"}], "delete": {}}
            }}
            """#
        )
        #expect(document.operations(servedAt: "/").sorted().map(\.description) == ["GET /a", "GET /both"])
        let other = document.operations(servedAt: "http://b")
        #expect(other.sorted().map(\.description) == ["DELETE /b/{id}", "GET /both"])
    }

    @Test(arguments: [
        (#"{"paths": {"/a": {"get": {}}}}"#, #"{"paths": {"/a": {"post": {}}}}"#, "/paths/~1a"),
        (
            #"{"components": {"schemas": {"A": {}}}}"#, #"{"components": {"schemas": {"A": {}}}}"#,
            "/components/schemas/A"
        ),
        (#"{"openapi": "3.1.0"}"#, #"{"openapi": "3.1.1"}"#, "/openapi"),
        (#"{"tags": []}"#, #"{"tags": []}"#, "/tags"),
    ])
    func whatIsSaidTwiceIsAnError(one: String, other: String, pointer: String) throws {
        #expect(throws: OpenAPIError(.duplicate, fragment: "1.json", detail: pointer)) {
            try document(one, other)
        }
    }

    @Test(arguments: [("{", "it is not JSON"), ("[]", "it is not an object"), ("", "it is not JSON")])
    func aBrokenFragmentIsNamed(json: String, detail: String) throws {
        #expect(throws: OpenAPIError(.unreadable, fragment: "1.json", detail: detail)) { try document("{}", json) }
    }

    @Test func theFragmentsThatAreShippedFitTogether() throws {
        let document = try OpenAPIDocument()
        #expect(try OpenAPIDocument().encoded == document.encoded)
        #expect(document.operations(servedAt: "/").contains(OpenAPIOperation(method: "get", path: "/api/v1/events")))
    }
}
