import CampusCore
import Foundation
import Logging
import Postgres
import Redis
import ServiceKit

/// The settings of notification-service, read and checked once at start.
struct NotificationServiceConfiguration: Sendable {
    let port: Int
    let database: PostgresConfiguration
    let redis: RedisConfiguration
    let publicURL: URL
    let maximumConnections: Int
    let logLevel: Logger.Level
    let email: EmailTransportConfiguration
    let sms: SMSTransportConfiguration
    let push: PushConfiguration
    let sns: SNSConfiguration
    let limits: [NotificationChannel: ChannelLimits]
    /// So many text messages at most reach a person in 24 hours.
    let textLimit: Int
    /// Nil for the system's authorities.
    let transportSecurity: TransportSecurity
    let sender: EmailMessage.Mailbox
    /// For so many days notifications are kept.
    let retentionDays: Int
    let tracing: TracingConfiguration

    static let port = ConfigurationVariable("PORT", default: "8082", "TCP port to listen on")
    static let databaseURL = ConfigurationVariable(
        "DATABASE_URL",
        "PostgreSQL, such as postgres://user:password@host:5432/campus?sslmode=verify-full",
        isSecret: true
    )
    static let redisURL = ConfigurationVariable(
        "REDIS_URL",
        default: "redis://localhost:6379",
        "Redis, such as redis://:password@host:6379/0",
        isSecret: true
    )
    static let publicURL = ConfigurationVariable(
        "PUBLIC_URL",
        default: "http://localhost:3000",
        "the address people use, for the links in mails"
    )
    static let logLevel = ConfigurationVariable("LOG_LEVEL", default: "info", "trace, debug, info, warning or error")
    static let sender = ConfigurationVariable(
        "EMAIL_FROM",
        default: "events@campus.example",
        "the address that mails come from"
    )
    static let textLimit = ConfigurationVariable(
        "SMS_PER_DAY",
        default: "5",
        "how many text messages a person gets in 24 hours at most"
    )

    static let variables =
        [
            port, databaseURL, redisURL, publicURL, RequestLimits.connections, logLevel,
            EmailTransportConfiguration.variable, sender, SMSTransportConfiguration.variable, textLimit,
        ] + PushConfiguration.variables + ChannelLimits.variables + SNSConfiguration.variables
        + [NotificationRetention.variable] + ServiceProcess.variables

    init(_ reader: ConfigurationReader = ConfigurationReader()) throws {
        port = try reader.integer(Self.port, in: 0...65535)
        logLevel = try reader.value(Self.logLevel, "trace, debug, info, warning or error") {
            Logger.Level(rawValue: $0)
        }
        publicURL = try reader.url(Self.publicURL)
        maximumConnections = try reader.integer(RequestLimits.connections, in: RequestLimits.connectionRange)
        redis = try Self.redis(reader)
        email = try reader.value(EmailTransportConfiguration.variable, EmailTransportConfiguration.expected) {
            EmailTransportConfiguration(text: $0)
        }
        sms = try reader.value(SMSTransportConfiguration.variable, SMSTransportConfiguration.expected) {
            SMSTransportConfiguration(text: $0)
        }
        push = try PushConfiguration(reader)
        sns = try SNSConfiguration(reader)
        limits = try ChannelLimits.all(reader)
        textLimit = try reader.integer(Self.textLimit, in: 0...1000)
        transportSecurity = try TransportSecurity(reader)
        sender = try reader.value(Self.sender, "an e-mail address") {
            EmailAddress.isValid($0) ? EmailMessage.Mailbox(name: "Campus Events", address: $0) : nil
        }
        retentionDays = try reader.integer(NotificationRetention.variable, in: 1...36_500)
        tracing = try TracingConfiguration(reader)
        database = try Self.database(reader)
    }

    /// The database alone, for the commands that need nothing else.
    static func database(_ reader: ConfigurationReader = ConfigurationReader()) throws -> PostgresConfiguration {
        let server = try reader.secret(databaseURL) { url throws(ConfigurationError) in
            do throws(PostgresError) {
                return try ConnectionParameters(url: url)
            } catch {
                throw ConfigurationError(variable: databaseURL.name, reason: error.message)
            }
        }
        var database = PostgresConfiguration(
            following: { server.current() },
            connectingFailed: { server.reloadIfChanged() }
        )
        database.applicationName = "notification-service"
        return database
    }

    private static func redis(_ reader: ConfigurationReader) throws(ConfigurationError) -> RedisConfiguration {
        let address = try reader.secret(redisURL) { url throws(ConfigurationError) in
            do throws(RedisError) {
                return try RedisAddress(url: url)
            } catch {
                throw ConfigurationError(variable: redisURL.name, reason: "cannot be used: \(error.message)")
            }
        }
        return RedisConfiguration(
            following: { address.current() },
            connectingFailed: { address.reloadIfChanged() }
        )
    }
}
