import HTTPTypes
import Logging
import ServiceKit
import Testing

@testable import EventsAPI

@Suite struct RateLimitRulesTests {
    /// What the service promises; a change is a decision.
    @Test func theDefaultsAreTheseAndEveryLimitHasOne() {
        let rules = RateLimitRules()
        #expect(rules[.signIn]?.quota == RateQuota(10, per: 60))
        #expect(rules[.signIn]?.basis == .account)
        #expect(rules[.signIn]?.accuracy == .exact)
        #expect(rules[.rsvp]?.quota == RateQuota(20, per: 60))
        #expect(rules[.rsvp]?.basis == .user)
        #expect(rules[.guests]?.quota == RateQuota(60, per: 600))
        #expect(rules[.phoneCode]?.quota == RateQuota(3, per: 3600))
        #expect(rules[.phoneNumber]?.accuracy == .exact)
        #expect(rules.rules.map(\.name) == RateLimitName.allCases)
    }

    /// SES sends 14 mails a second to begin with, and SNS says of each what became of it: a minute's at once are taken.
    @Test func whatIsSaidOfMailsComesAsFastAsTheyAreSent() async throws {
        let limiter = RateLimiter(RateLimitConfiguration(), logger: Logger(label: "test"), now: { 0 })
        for _ in 0..<14 * 60 { try await limiter.takeWebhook(network: "203.0.113.7") }
    }

    /// A lecture hall is one address: what is done signed in counts by person alone.
    @Test(arguments: [HTTPRequest.Method.get, .head, .post, .put, .patch, .delete])
    func whoIsSignedInIsCountedByPerson(method: HTTPRequest.Method) {
        for route in ["/api/v1/events", "/api/v1/events/{id}/rsvp", nil] {
            #expect(RateLimitRules()[RateLimitRules.name(of: method, route: route)]?.basis == .user)
        }
    }

    @Test func routesHaveTheirLimits() {
        #expect(RateLimitRules.name(of: .post, route: "/api/v1/events/{id}/rsvp") == .rsvp)
        #expect(RateLimitRules.name(of: .post, route: "/api/v1/events") == .writes)
        #expect(RateLimitRules.name(of: .get, route: "/api/v1/events/{id}/rsvps") == .reads)
    }

    @Test func otherLimitsAreReadFromOneLine() throws {
        let rules = try RateLimitRules(settings: "rsvp=5/10s, sign-in = 3/2m,account-mail=1/1h,reads=off")
        #expect(rules[.rsvp]?.quota == RateQuota(5, per: 10))
        #expect(rules[.rsvp]?.policy == #""rsvp";q=5;w=10"#)
        #expect(rules[.rsvp]?.basis == .user)
        #expect(rules[.signIn]?.quota == RateQuota(3, per: 120))
        #expect(rules[.accountMail]?.quota == RateQuota(1, per: 3600))
        #expect(rules[.reads] == nil)
        #expect(rules[.writes]?.quota == RateQuota(120, per: 60))
    }

    @Test func allIsEveryLimitAndWhatStandsBehindWins() throws {
        let rules = try RateLimitRules(settings: "rsvp=1/1s,all=1000/1s,sign-in=off,writes=off,writes=7/1s")
        #expect(rules[.signIn] == nil)
        #expect(rules[.writes]?.quota == RateQuota(7, per: 1))
        let others = rules.rules.filter { $0.name != .writes }
        #expect(others.count == RateLimitName.allCases.count - 2)
        #expect(others.allSatisfy { $0.quota == RateQuota(1000, per: 1) })
        #expect(try RateLimitRules(settings: "").rules.count == RateLimitName.allCases.count)
    }

    @Test(arguments: [
        ("rsvp", #""rsvp" is not of the form rsvp=20/60s or rsvp=off"#),
        ("rsvp=20", #""rsvp=20" is not of the form rsvp=20/60s or rsvp=off"#),
        ("rsvp=20/60", #""rsvp=20/60" is not of the form rsvp=20/60s or rsvp=off"#),
        ("rsvp=20/60d", #""rsvp=20/60d" is not of the form rsvp=20/60s or rsvp=off"#),
        ("rsvp=20/60s/1m", #""rsvp=20/60s/1m" is not of the form rsvp=20/60s or rsvp=off"#),
        ("rsvp=x/60s", #""rsvp=x/60s" is not of the form rsvp=20/60s or rsvp=off"#),
        ("rsvp=0/60s", #""rsvp=0/60s" is not within 1 to 1000000 in 1s to 24h"#),
        ("rsvp=1000001/60s", #""rsvp=1000001/60s" is not within 1 to 1000000 in 1s to 24h"#),
        ("rsvp=20/0s", #""rsvp=20/0s" is not within 1 to 1000000 in 1s to 24h"#),
        ("rsvp=20/25h", #""rsvp=20/25h" is not within 1 to 1000000 in 1s to 24h"#),
        ("rsvp=20/9223372036854775807h", #""rsvp=20/9223372036854775807h" is not within 1 to 1000000 in 1s to 24h"#),
        (
            "rsvp=20/60s,seats=1/1s",
            #""seats=1/1s" names none of sign-in, sign-in-network, registration, account-mail, account-mail-network, "#
                + "phone-code, phone-number, refresh, guests, webhooks, rsvp, messages, writes, reads, anonymous"
        ),
    ])
    func theFirstMistakeIsNamed(settings: String, mistake: String) {
        let error = #expect(throws: ConfigurationError.self) { try RateLimitRules(settings: settings) }
        #expect(error?.description == "RATE_LIMITS is wrong: \(mistake)")
    }

    @Test func theServiceReadsThemWithWhereTheyAreCounted() throws {
        let reader = ConfigurationReader(environment: [
            "RATE_LIMITS": "rsvp=1/1s", "REDIS_URL": "redis://:hunter2@redis.example:6380/1", "TRUSTED_PROXIES": "2",
        ])
        let configuration = try RateLimitConfiguration(reader)
        #expect(configuration.rules[.rsvp]?.quota == RateQuota(1, per: 1))
        #expect(configuration.trustedProxies == 2)
        #expect(configuration.redis?.address.endpoint == .tcp(host: "redis.example", port: 6380))
        let bare = try RateLimitConfiguration(ConfigurationReader(environment: [:]))
        #expect(bare.redis == nil && bare.trustedProxies == 1)
        let wrong = #expect(throws: ConfigurationError.self) {
            try RateLimitConfiguration(ConfigurationReader(environment: ["REDIS_URL": "http://:hunter2@redis.example"]))
        }
        #expect(wrong?.variable == "REDIS_URL" && wrong?.description.contains("hunter2") == false)
    }
}
