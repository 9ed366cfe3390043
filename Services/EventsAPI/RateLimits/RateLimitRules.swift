import HTTPTypes

/// Every limit of events-api, in one table.
///
/// People who are signed in are counted by person and never by network: a lecture hall, or a hall of residence, is one
/// address. What the fast path answers to everyone alike, from memory or from a read that many share, is not counted:
/// it costs next to nothing.
struct RateLimitRules: Sendable {
    static let defaults: [RateLimitRule] = [
        // Guessing one account's password. Right ones count too, and so do addresses without an account: whether there
        // is one cannot be told from here.
        RateLimitRule(.signIn, by: .account, RateQuota(10, per: 60), .exact),
        // Guessing many accounts' passwords. A full lecture hall signs in within its first minutes; more than about
        // 360 passwords a minute no replica checks anyway.
        RateLimitRule(.signInNetwork, by: .network, RateQuota(600, per: 60), .exact),
        RateLimitRule(.registration, by: .network, RateQuota(300, per: 60), .exact),
        // Mails that anyone can have sent to anyone.
        RateLimitRule(.accountMail, by: .account, RateQuota(5, per: 3600), .exact),
        RateLimitRule(.accountMailNetwork, by: .network, RateQuota(300, per: 3600), .exact),
        // Every SMS costs money, and five guesses go with each: nobody needs more than a few, and no telephone is rung
        // by many accounts.
        RateLimitRule(.phoneCode, by: .user, RateQuota(3, per: 3600), .exact),
        RateLimitRule(.phoneNumber, by: .account, RateQuota(3, per: 3600), .exact),
        // A token lives ten minutes; a browser with many tabs needs a few a minute at worst.
        RateLimitRule(.refresh, by: .session, RateQuota(60, per: 60), .quick),
        // A guest's seat is taken from others before the address is confirmed.
        RateLimitRule(.guests, by: .network, RateQuota(60, per: 600), .exact),
        // Each is looked at by notification-service, which fetches a certificate at worst. A provider says of each mail
        // what became of it, from few addresses: as many as a large account of SES sends.
        RateLimitRule(.webhooks, by: .network, RateQuota(6000, per: 60), .quick),
        RateLimitRule(.rsvp, by: .user, RateQuota(20, per: 60), .quick),
        // Whoever comes to an event has its mails to read, and others' too.
        RateLimitRule(.messages, by: .event, RateQuota(5, per: 86_400), .exact),
        // A busy door is one person too: 120 is two check-ins a second.
        RateLimitRule(.writes, by: .user, RateQuota(120, per: 60), .quick),
        RateLimitRule(.reads, by: .user, RateQuota(1200, per: 60), .quick),
        // Requests without a token, and with one that is refused.
        RateLimitRule(.anonymous, by: .network, RateQuota(6000, per: 60), .quick),
    ]

    /// Those that are on.
    private(set) var rules: [RateLimitRule]

    init(_ rules: [RateLimitRule] = defaults) {
        self.rules = rules
    }

    subscript(_ name: RateLimitName) -> RateLimitRule? {
        rules.first { $0.name == name }
    }

    /// Gives a limit another quota; nil turns it off.
    mutating func set(_ name: RateLimitName, _ quota: RateQuota?) {
        guard let standard = Self.defaults.first(where: { $0.name == name }) else { return }
        let place = rules.firstIndex { $0.name == name }
        if let place { rules.remove(at: place) }
        if let quota { rules.insert(standard.with(quota), at: place ?? rules.endIndex) }
    }

    /// What a signed-in person's request is counted as.
    ///
    /// - Parameter route: the pattern of its path, such as `/api/v1/events/{id}`.
    static func name(of method: HTTPRequest.Method, route: String?) -> RateLimitName {
        switch method {
        case .get, .head: .reads
        case .post where route == "/api/v1/events/{id}/rsvp": .rsvp
        default: .writes
        }
    }
}
