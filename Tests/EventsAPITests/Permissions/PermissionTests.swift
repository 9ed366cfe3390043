import CampusCore
import Foundation
import HTTPClient
import ServiceKit
import Testing

@testable import EventsAPI

/// Every route of the service is asked by everyone, and answers as ``RoutePermissions`` says.
@Suite struct PermissionTests {
    /// What a request that is allowed is answered, where that is no success.
    private static let usual = [
        "GET /api/v1/live usual": 426,
        // A stream would not end: it is asked for what there is not.
        "GET /api/v1/live/sse usual": 422,
        // There is nothing to give back, to delete, or to be let in to.
        "POST /api/v1/events/{id}/return usual": 409,
        "DELETE /api/v1/groups/{id} usual": 409,
        "POST /api/v1/events/{id}/check-in draft": 409,
        "POST /api/v1/events/{id}/messages draft": 409,
        "DELETE /api/v1/events/{id}/check-in/{rsvp_id} draft": 409,
        // Their events are yet to come.
        "DELETE /api/v1/users/me usual creator": 409,
        // This service signs in at no provider, and notification-service is not there.
        "GET /api/v1/auth/oidc/start usual": 404,
        "GET /api/v1/auth/oidc/callback usual": 404,
        "GET /api/v1/users/me/export usual": 503,
        "GET /api/v1/users/me/push-subscriptions/key usual": 503,
        "GET /api/v1/users/me/notifications usual": 503,
        "POST /api/v1/users/me/notifications/read usual": 503,
        "GET /api/v1/events/{id}/deliveries usual": 503,
        "GET /api/v1/events/{id}/deliveries draft": 503,
        "GET /api/v1/admin/dead-letters usual": 503,
        "POST /api/v1/admin/dead-letters/retry usual": 503,
        "POST /api/v1/webhooks/sns usual": 503,
        // No code was sent, and no browser subscribed.
        "POST /api/v1/users/me/phone/confirmation usual": 422,
        "DELETE /api/v1/users/me/push-subscriptions/{id} usual": 404,
    ]

    @Test func everyRouteStandsInTheTableAndEveryEntryIsARoute() async throws {
        try await RunningService.with { service in
            let routes = try Self.routes(service)
            let table = Set(RoutePermissions.table.keys)
            #expect(routes.subtracting(table).sorted() == [], "routes that nobody may ask, since they are in no table")
            #expect(table.subtracting(routes).sorted() == [], "entries for what is no route")
        }
    }

    @Test func everyRouteAnswersWhomItShould() async throws {
        try await RunningService.with { service in
            let hash = try Password.hash(PermissionWorld.password)
            let shared = try await PermissionWorld.make(service, passwordHash: hash)
            var matrix = PermissionMatrix(columns: Asker.allCases.map(\.rawValue))
            for route in try Self.routes(service).sorted() {
                guard let permission = RoutePermissions.table[route] else { continue }
                for subject in permission.subjects {
                    let cells = try await withThrowingTaskGroup(of: (Int, PermissionMatrix.Cell).self) { tasks in
                        for (column, asker) in Asker.allCases.enumerated() {
                            tasks.addTask {
                                // What is refused changes nothing.
                                let isChange =
                                    !route.hasPrefix("GET ") && permission.verdict(for: asker, subject) == .allowed
                                let world =
                                    try await isChange ? PermissionWorld.make(service, passwordHash: hash) : shared
                                return (column, try await Self.cell(route, permission, asker, subject, world))
                            }
                        }
                        return try await tasks.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
                    }
                    matrix.add("\(route) \(subject)", cells)
                }
            }
            if let failures = matrix.failures { Issue.record("\n\(failures)") }
            #expect(matrix.count > 60 * Asker.allCases.count)
        }
    }

    @Test func aTokenThatIsNoneOpensNothing() async throws {
        try await RunningService.with { service in
            let world = try await PermissionWorld.make(service, passwordHash: Password.hash(PermissionWorld.password))
            let good = try await world.session(.administrator).session.accessToken
            let whoAmI = RouteRequest(method: "GET", path: "/api/v1/auth/me")
            let asSigned = try AccessTokenParts(good).signed(by: service.key)
            #expect(
                try await service.send(whoAmI, token: asSigned).status == 200,
                "what is taken apart is put together"
            )
            let gone = try await Self.signedOut(world, service)
            var tokens: [String] = []
            for kind in BadToken.allCases { tokens.append(try kind.token(from: good, key: service.key, gone: gone)) }
            #expect(Set(tokens).count == tokens.count)
            var matrix = PermissionMatrix(columns: BadToken.allCases.map(\.rawValue))
            for route in try Self.routes(service).sorted() {
                guard let permission = RoutePermissions.table[route], let subject = permission.subjects.first else {
                    continue
                }
                let request = try await RouteRequest(route, of: .administrator, about: subject, in: world)
                let verdict: Verdict = permission == .open ? .allowed : .refused(401)
                var cells: [PermissionMatrix.Cell] = []
                for token in tokens {
                    let status = try await service.send(request, token: token).status
                    let isMet = verdict.isMet(by: status, usual: nil)
                    cells.append(.init(verdict: verdict, status: status, isMet: isMet))
                }
                matrix.add(route, cells)
            }
            if let failures = matrix.failures { Issue.record("\n\(failures)") }
            #expect(matrix.count > 60 * tokens.count)
        }
    }

    /// Asking for a seat is answered before the routes, as long as the request has no body.
    @Test func theFastPathOfSeatsAsksWhoItIsToo() async throws {
        try await RunningService.with { service in
            let world = try await PermissionWorld.make(service, passwordHash: Password.hash(PermissionWorld.password))
            let request = RouteRequest(method: "POST", path: "/api/v1/events/\(world.event.wire)/rsvp")
            let good = try await world.session(.student).session.accessToken
            let gone = try await Self.signedOut(world, service)
            for kind in BadToken.allCases {
                let token = try kind.token(from: good, key: service.key, gone: gone)
                for attempt in 1...2 {
                    // The second time the token was seen before.
                    let answer = try await service.send(request, token: token)
                    #expect(answer.status == 401, "\(kind.rawValue), attempt \(attempt)")
                    #expect(answer.header("WWW-Authenticate")?.hasPrefix("Bearer") == true)
                }
            }
            #expect(try await service.send(request, token: nil).status == 401)
            #expect(try await service.send(request, token: good).status == 201)
            let hidden = RouteRequest(method: "POST", path: "/api/v1/events/\(world.draft.wire)/rsvp")
            #expect(try await service.send(hidden, token: good).status == 404)
        }
    }

    /// What somebody is answered.
    private static func cell(
        _ route: String,
        _ permission: Permission,
        _ asker: Asker,
        _ subject: Subject,
        _ world: PermissionWorld
    ) async throws -> PermissionMatrix.Cell {
        let request = try await RouteRequest(route, of: asker, about: subject, in: world)
        let token = asker == .anonymous ? nil : try await world.session(asker).session.accessToken
        let status = try await world.service.send(request, token: token).status
        let verdict = permission.verdict(for: asker, subject)
        let name = "\(route) \(subject)"
        let isMet = verdict.isMet(by: status, usual: usual["\(name) \(asker)"] ?? usual[name])
        return PermissionMatrix.Cell(verdict: verdict, status: status, isMet: isMet)
    }

    /// Tokens of a session that was ended and of a person who was signed out everywhere, once the service refuses them.
    private static func signedOut(_ world: PermissionWorld, _ service: RunningService) async throws -> (
        session: String, everywhere: String
    ) {
        let whoAmI = RouteRequest(method: "GET", path: "/api/v1/auth/me")
        let session = try await world.session(.doorkeeper).session.accessToken
        let everywhere = try await world.session(.editor).session.accessToken
        for token in [session, everywhere] {
            #expect(try await service.send(whoAmI, token: token).status == 200, "good until it is ended")
        }
        let logout = RouteRequest(method: "POST", path: "/api/v1/auth/logout")
        #expect(try await service.send(logout, token: session).status == 204)
        try await service.components.sessions.endAll(userID: world.id(.editor))
        let deadline = ContinuousClock.now + .seconds(5)
        for token in [session, everywhere] {
            while try await service.send(whoAmI, token: token).status != 401 {
                try #require(ContinuousClock.now < deadline, "a token that was revoked is good for longer than 5 s")
                try await Task.sleep(for: .milliseconds(100))
            }
        }
        return (session, everywhere)
    }

    private static func routes(_ service: RunningService) throws -> Set<String> {
        let router = try buildRouter(service.components, registry: PrometheusRegistry())
        return Set(router.routes.map { "\($0.method.rawValue) \($0.path.description)" })
    }
}
