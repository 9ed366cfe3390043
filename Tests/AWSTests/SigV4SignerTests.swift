import AWS
import Foundation
import Testing

/// Vectors of AWS's published Signature Version 4 test suite (aws-sig-v4-test-suite: get-vanilla,
/// get-vanilla-query-order-key-case, post-vanilla, post-x-www-form-urlencoded) and of its documentation's example.
@Suite struct SigV4SignerTests {
    private let signer = SigV4Signer(
        credentials: AWSCredentials(
            accessKeyID: "AKIDEXAMPLE",
            secretAccessKey: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
        ),
        region: "us-east-1",
        service: "service"
    )
    /// 2015-08-30T12:36:00Z, as in the suite.
    private let date = Date(timeIntervalSince1970: 1_440_938_160)

    private func authorization(_ request: SigV4Signer.Request) -> String? {
        signer.sign(request, at: date).first { $0.name == "Authorization" }?.value
    }

    @Test func getVanilla() {
        let request = SigV4Signer.Request(method: "GET", host: "example.amazonaws.com", path: "/")
        #expect(
            authorization(request)
                == "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
                + "SignedHeaders=host;x-amz-date, "
                + "Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31"
        )
    }

    @Test func getVanillaQueryOrderKeyCase() {
        let request = SigV4Signer.Request(
            method: "GET",
            host: "example.amazonaws.com",
            path: "/",
            query: [("Param2", "value2"), ("Param1", "value1")]
        )
        #expect(
            authorization(request)?.hasSuffix("b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500")
                == true
        )
    }

    @Test func postVanilla() {
        let request = SigV4Signer.Request(method: "POST", host: "example.amazonaws.com", path: "/")
        #expect(
            authorization(request)?.hasSuffix("5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")
                == true
        )
    }

    @Test func postForm() {
        let request = SigV4Signer.Request(
            method: "POST",
            host: "example.amazonaws.com",
            path: "/",
            headers: [("Content-Type", "application/x-www-form-urlencoded")],
            body: Array("Param1=value1".utf8)
        )
        #expect(
            authorization(request)
                == "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, "
                + "SignedHeaders=content-type;host;x-amz-date, "
                + "Signature=ff11897932ad3f4e8b18135d722051e5ac45fc38421b1da7b9d196a0fe09473a"
        )
    }

    @Test func credentialsDoNotShowTheirSecret() {
        #expect(!"\(signer.credentials)".contains("wJalr"))
        #expect(!String(reflecting: signer.credentials).contains("wJalr"))
    }
}
