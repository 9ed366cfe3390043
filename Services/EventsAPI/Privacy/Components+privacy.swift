import Foundation

// What the routes of privacy and the worker behind them share.
extension Components {
    var held: HeldNotifications {
        HeldNotifications(http: http, notificationServiceURL: configuration.notificationServiceURL)
    }

    var exports: Exports {
        Exports(
            database: ExportStore(database: database),
            held: held,
            codes: TicketCodes(secret: configuration.codesSecret),
            now: { Date() }
        )
    }

    var erasures: Erasures {
        Erasures(
            store: ErasureStore(database: database),
            rsvps: rsvps,
            accounts: AccountStore(database: database),
            hasher: hasher,
            limiter: limiter,
            held: held,
            now: { Date() }
        )
    }
}
