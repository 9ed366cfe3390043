import Testing

@testable import NotificationService

@Suite struct TransportErrorTests {
    @Test func whatCannotHelpIsNotTriedAgain() {
        let permanent: [TransportError.Code] = [.badAddress, .gone, .rejected]
        let passing: [TransportError.Code] = [.throttled(retryAfter: nil), .unavailable, .misconfigured]
        for code in permanent { #expect(TransportError(code, "").isPermanent) }
        for code in passing { #expect(!TransportError(code, "").isPermanent) }
    }

    @Test func onlyThrottlingSlowsTheSenderDown() {
        for code: TransportError.Code in [.badAddress, .gone, .rejected, .unavailable, .misconfigured] {
            #expect(TransportError(code, "").slowdown == nil)
        }
        #expect(TransportError(.throttled(retryAfter: nil), "").slowdown == .seconds(2))
        #expect(TransportError(.throttled(retryAfter: .seconds(30)), "").slowdown == .seconds(30))
        // Neither a mistake nor malice of the other side stops us for good, or lets us hammer it.
        #expect(TransportError(.throttled(retryAfter: .seconds(0)), "").slowdown == .seconds(1))
        #expect(TransportError(.throttled(retryAfter: .seconds(86_400)), "").slowdown == .seconds(3600))
    }

    @Test func onlyTheMessageWaitsWhereOneOfManyIsBusy() {
        #expect(TransportError(.busy(retryAfter: .seconds(30)), "").retryAfter == .seconds(30))
        #expect(TransportError(.busy(retryAfter: .seconds(86_400)), "").retryAfter == .seconds(3600))
        #expect(TransportError(.busy(retryAfter: nil), "").retryAfter == .zero)
        #expect(TransportError(.busy(retryAfter: .seconds(30)), "").slowdown == nil)
        #expect(TransportError(.throttled(retryAfter: .seconds(30)), "").retryAfter == nil)
    }

    @Test func itSaysWhatAndWhy() {
        #expect("\(TransportError(.badAddress, "550 no such user"))" == "bad address: 550 no such user")
    }
}
