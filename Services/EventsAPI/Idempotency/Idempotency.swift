import CampusCore
import Crypto
import Foundation
import HTTPTypes
import Hummingbird
import Postgres
import ServiceKit

/// Lets a request that changes something be repeated safely: the first answer is written in the transaction of its
/// effect and given again to the same request for a day. What failed had no effect and is tried anew.
struct Idempotency: Sendable {
    let database: PostgresClient
    let store = IdempotencyStore()
    private let hashKey: SymmetricKey

    /// - Parameter secret: the same on every replica. Fingerprints are keyed with it, because a body may hold a
    ///   password, whose plain hash would say too much.
    init(database: PostgresClient, secret: some DataProtocol) {
        self.database = database
        hashKey = HKDF<SHA256>.deriveKey(
            inputKeyMaterial: SymmetricKey(data: Data(secret)),
            info: Data("idempotency".utf8),
            outputByteCount: 32
        )
    }

    /// The request's key, or nil when it has none. Its body is collected and stays readable.
    ///
    /// - Throws: ``Problem`` 400 for a key that is none, 413.
    func key(of request: inout Request, _ context: EventsRequestContext) async throws -> IdempotencyKey? {
        guard let key = request.headers[.idempotencyKey] else { return nil }
        let body = try await request.collectBody(upTo: context.maxUploadSize)
        return try self.key(
            key,
            method: request.method.rawValue,
            path: request.uri.path,
            body: Data(body.readableBytesView),
            context.identity
        )
    }

    /// The key of a request that is there already.
    ///
    /// - Throws: ``Problem`` 400 for a key that is none.
    func key(_ key: String, method: String, path: String, body: Data, _ identity: Identity?) throws -> IdempotencyKey {
        guard (1...255).contains(key.utf8.count), key.utf8.allSatisfy({ (0x20...0x7E).contains($0) }) else {
            throw Problem(.badRequest, "Idempotency-Key must be 1 to 255 printable ASCII characters")
        }
        var hash = HMAC<SHA256>(key: hashKey)
        hash.update(data: Data("\(method) \(path)\n".utf8))
        hash.update(data: body)
        return IdempotencyKey(
            scope: identity?.userID.wire ?? "anonymous",
            key: key,
            fingerprint: Data(hash.finalize())
        )
    }

    /// Runs `body` once for a key: in a transaction that keeps its answer, or, without a key, as it is.
    ///
    /// - Parameter body: is given where to write, so that its effect and the answer commit together.
    /// - Throws: ``Problem`` 422 when the key was another request's; what `body` throws, and then nothing is kept.
    func once<Answer: Codable & Sendable>(
        _ key: IdempotencyKey?,
        _ body: (any PostgresDatabase) async throws -> Answer
    ) async throws -> Answer {
        guard let key else { return try await body(database) }
        return try await database.transaction { transaction in
            switch try await store.claim(key, in: transaction) {
            case .new:
                let answer = try await body(transaction)
                let json = String(decoding: try WireJSON.encoder().encode(answer), as: UTF8.self)
                try await store.keep(json, for: key, in: transaction)
                return answer
            case .kept(let json):
                return try WireJSON.decoder().decode(Answer.self, from: Data(json.utf8))
            case .otherRequest:
                throw Self.keyReused
            }
        }
    }

    static var keyReused: Problem {
        Problem(
            .unprocessableContent,
            "This Idempotency-Key was used for another request",
            kind: "idempotency-key-reused"
        )
    }
}

extension HTTPField.Name {
    static let idempotencyKey = unchecked("Idempotency-Key")
}
