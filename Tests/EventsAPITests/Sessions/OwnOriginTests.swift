import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct OwnOriginTests {
    @Test(
        arguments: [
            ([:], true), (["Origin": "https://campus.example"], true),
            (["Origin": "https://campus.example", "Sec-Fetch-Site": "same-origin"], true),
            (["Sec-Fetch-Site": "none"], true), (["Origin": "null"], false), (["Origin": ""], false),
            (["Origin": "http://campus.example"], false), (["Origin": "https://campus.example.evil.example"], false),
            (["Origin": "https://evil.campus.example"], false), (["Origin": "https://campus.example:444"], false),
            (["Sec-Fetch-Site": "cross-site"], false), (["Sec-Fetch-Site": "same-site"], false),
            (["Origin": "https://campus.example", "Sec-Fetch-Site": "cross-site"], false),
        ] as [([String: String], Bool)]
    )
    func otherSitesAreRefused(_ fields: [String: String], _ isTaken: Bool) throws {
        let origin = OwnOrigin(publicURL: try #require(URL(string: "https://campus.example")))
        var headers = HTTPFields()
        for (name, value) in fields { headers[try #require(HTTPField.Name(name))] = value }
        let request = Request(
            head: HTTPRequest(method: .post, scheme: nil, authority: nil, path: "/", headerFields: headers),
            body: RequestBody(buffer: ByteBuffer())
        )
        if isTaken {
            try origin.require(request)
        } else {
            #expect { try origin.require(request) } throws: { ($0 as? Problem)?.status == .forbidden }
        }
    }
}
