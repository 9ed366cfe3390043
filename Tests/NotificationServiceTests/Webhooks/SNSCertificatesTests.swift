import CryptoExtras
import Foundation
import Synchronization
import Testing

@testable import NotificationService

@Suite struct SNSCertificatesTests {
    private func code(_ signer: SNSSigner, now: Date = Date()) async -> WebhookError.Code? {
        do throws(WebhookError) {
            _ = try await SNSCertificates { _ in signer.certificate }.key(at: "a", now: now)
            return nil
        } catch {
            return error.code
        }
    }

    @Test func whatSaysItIsAmazonsAndOfNowIsTaken() async throws {
        #expect(await code(try SNSSigner()) == nil)
        #expect(await code(try SNSSigner(name: "sns.eu-central-1.amazonaws.com")) == nil)
        #expect(await code(try SNSSigner(name: "sns-signing.af-south-1.amazonaws.com")) == nil)
    }

    @Test(arguments: ["s3.amazonaws.com", "sns.amazonaws.com.evil.example", "evil.example", "xsns.amazonaws.com"])
    func anothersIsNot(_ name: String) async throws {
        #expect(await code(try SNSSigner(name: name)) == .refused)
    }

    @Test func oneOfAnotherTimeIsNot() async throws {
        let signer = try SNSSigner()
        #expect(await code(signer, now: Date() + 7200) == .refused)
        #expect(await code(signer, now: Date() - 7200) == .refused)
    }

    @Test func whatIsNoCertificateIsNot() async throws {
        let certificates = SNSCertificates { _ in Array("<html>".utf8) }
        let error = await #expect(throws: WebhookError.self) { _ = try await certificates.key(at: "a", now: Date()) }
        #expect(error?.code == .refused)
    }

    @Test func eachIsFetchedOnceUnlessItCouldNotBe() async throws {
        let signer = try SNSSigner()
        let asked = Mutex<[String]>([])
        let certificates = SNSCertificates { address in
            let isFirst = asked.withLock { asked in
                asked.append(address)
                return asked.count == 1
            }
            if isFirst { throw WebhookError(.unavailable, "not now") }
            return signer.certificate
        }
        let error = await #expect(throws: WebhookError.self) { _ = try await certificates.key(at: "a", now: Date()) }
        #expect(error?.code == .unavailable)
        for _ in 1...3 { _ = try await certificates.key(at: "a", now: Date()) }
        _ = try await certificates.key(at: "b", now: Date())
        #expect(asked.withLock { $0 } == ["a", "a", "b"])
    }
}
