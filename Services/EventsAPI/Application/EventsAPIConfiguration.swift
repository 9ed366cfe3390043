import Foundation
import Logging
import Postgres
import ServiceKit

/// The settings of events-api, read and checked once at start.
struct EventsAPIConfiguration: Sendable {
    let port: Int
    let database: PostgresConfiguration
    let notificationServiceURL: URL
    let publicURL: URL
    /// The sites whose pages may call.
    let origins: AllowedOrigins
    let maximumConnections: Int
    let logLevel: Logger.Level
    let tokens: AccessTokenConfiguration
    let limits: RateLimitConfiguration
    let retention: Retention
    let announcements: AnnouncementConfiguration
    /// What the codes of tickets, the links in mails and the secrets of calendars are derived from.
    let codesSecret: Data
    /// Nil without a provider to sign in at.
    let singleSignOn: SingleSignOnConfiguration?
    let transportSecurity: TransportSecurity
    let tracing: TracingConfiguration
    /// Whether this is the demo, where the password that everyone knows is taken.
    let isDemo: Bool

    static let port = ConfigurationVariable("PORT", default: "8080", "TCP port to listen on")
    static let databaseURL = ConfigurationVariable(
        "DATABASE_URL",
        "PostgreSQL, such as postgres://user:password@host:5432/campus?sslmode=verify-full",
        isSecret: true
    )
    static let notificationServiceURL = ConfigurationVariable(
        "NOTIFICATION_SERVICE_URL",
        default: "http://localhost:8082",
        "where notification-service listens"
    )
    static let publicURL = ConfigurationVariable(
        "PUBLIC_URL",
        default: "http://localhost:3000",
        "the address people use, for links, allowed origins and the tokens' issuer"
    )
    static let codesSecret = ConfigurationVariable(
        "CODES_SECRET",
        "what ticket codes, links in mails and calendar addresses are derived from, 32 characters at least; another "
            + "value makes all that were given out void",
        isSecret: true
    )
    static let logLevel = ConfigurationVariable("LOG_LEVEL", default: "info", "trace, debug, info, warning or error")

    static let demo = ConfigurationVariable("CAMPUS_DEMO", default: "false", "true lets the demo's accounts sign in")

    static let variables =
        [port, databaseURL, notificationServiceURL, publicURL, AllowedOrigins.variable, RequestLimits.connections]
        + [codesSecret, logLevel, demo]
        + AccessTokenConfiguration.variables + SingleSignOnConfiguration.variables + RateLimitConfiguration.variables
        + Retention.variables + AnnouncementConfiguration.variables + ServiceProcess.variables

    init(_ reader: ConfigurationReader = ConfigurationReader()) throws {
        port = try reader.integer(Self.port, in: 0...65535)
        logLevel = try reader.value(Self.logLevel, "trace, debug, info, warning or error") {
            Logger.Level(rawValue: $0)
        }
        notificationServiceURL = try reader.url(Self.notificationServiceURL)
        publicURL = try reader.url(Self.publicURL)
        origins = try AllowedOrigins(publicURL: publicURL, reader)
        maximumConnections = try reader.integer(RequestLimits.connections, in: RequestLimits.connectionRange)
        isDemo = try reader.boolean(Self.demo)
        codesSecret = try reader.value(Self.codesSecret, "at least 32 characters") { text in
            text.utf8.count >= 32 ? Data(text.utf8) : nil
        }
        tokens = try AccessTokenConfiguration(reader, issuer: publicURL)
        singleSignOn = try SingleSignOnConfiguration(reader)
        limits = try RateLimitConfiguration(reader)
        retention = try Retention(reader)
        announcements = try AnnouncementConfiguration(reader)
        transportSecurity = try TransportSecurity(reader)
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
        database.applicationName = "events-api"
        database.settings = EventsMigrations.settings
        return database
    }
}
