import Redis
import ServiceKit

/// How many requests are allowed, and where they are counted.
struct RateLimitConfiguration: Sendable {
    var rules = RateLimitRules()
    /// Where replicas share what they count; nil when each counts alone.
    var redis: RedisConfiguration?
    /// How many proxies stand before the service: so many of the last addresses in `X-Forwarded-For` can be believed.
    var trustedProxies = 1

    static let redisURL = ConfigurationVariable(
        "REDIS_URL",
        "Redis, where replicas share what rate limits count, such as redis://:password@host:6379/0; without it each "
            + "counts in its own memory",
        isSecret: true
    )
    static let trustedProxies = ConfigurationVariable(
        "TRUSTED_PROXIES",
        default: "1",
        "how many proxies stand before the service and write X-Forwarded-For"
    )
    static let variables = [redisURL, RateLimitRules.variable, trustedProxies]

    /// The defaults, each replica for itself.
    init() {}

    init(_ reader: ConfigurationReader) throws {
        rules = try RateLimitRules(settings: reader.optional(RateLimitRules.variable) ?? "")
        trustedProxies = try reader.integer(Self.trustedProxies, in: 0...16)
        if try reader.optional(Self.redisURL) != nil { redis = try Self.redis(reader) }
    }

    private static func redis(_ reader: ConfigurationReader) throws(ConfigurationError) -> RedisConfiguration {
        let address = try reader.secret(redisURL) { url throws(ConfigurationError) in
            do throws(RedisError) {
                return try RedisAddress(url: url)
            } catch {
                throw ConfigurationError(variable: redisURL.name, reason: "cannot be used: \(error.message)")
            }
        }
        var configuration = RedisConfiguration(
            following: { address.current() },
            connectingFailed: { address.reloadIfChanged() }
        )
        // Nobody waits as long as the limiter's patience: a second is for who is told.
        configuration.connectTimeout = .seconds(1)
        configuration.commandTimeout = .seconds(1)
        configuration.reconnectDelay = .milliseconds(50)...(.seconds(1))
        return configuration
    }
}
