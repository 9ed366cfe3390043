/// One bucket: of a limit, and of whom it counts.
struct RateLimitBucket: Hashable, Sendable {
    let name: RateLimitName
    let subject: RateLimitSubject
}
