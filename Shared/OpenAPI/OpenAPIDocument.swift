import CampusCore
public import Foundation

/// The description of every route of both services (OpenAPI 3.1), put together from one fragment a feature.
///
/// Fragments are whole: nothing is written twice, so that each fact has one place.
public struct OpenAPIDocument: Sendable {
    /// The document as JSON in UTF-8, the same bytes at every start.
    public let encoded: Data
    private let document: JSONValue

    /// Reads the fragments that lie beside this code.
    ///
    /// - Throws: ``OpenAPIError`` naming the fragment that is wrong.
    public init() throws {
        let folder = Bundle.module.bundleURL.appending(path: "Documents")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path())
            .filter { $0.hasSuffix(".json") }.sorted()
        try self.init(
            fragments: names.map { name in
                (name: name, json: try Data(contentsOf: folder.appending(path: name)))
            }
        )
    }

    /// - Parameter fragments: in the order in which their lists, such as the tags, stand.
    /// - Throws: ``OpenAPIError``.
    init(fragments: [(name: String, json: Data)]) throws {
        var root: [String: JSONValue] = [:]
        for fragment in fragments {
            let members = try Self.members(of: fragment.json, name: fragment.name)
            try Self.merge(members, into: &root, fragment: fragment.name)
        }
        document = .object(root)
        let encoder = WireJSON.encoder()
        encoder.outputFormatting.insert(.sortedKeys)
        encoded = try encoder.encode(document)
    }

    /// What the service at `server` answers: the operations of the paths that name it, and of those that name none
    /// when the whole document does.
    public func operations(servedAt server: String) -> Set<OpenAPIOperation> {
        let isDefault = Self.servers(of: document).contains(server)
        var operations: Set<OpenAPIOperation> = []
        for (path, item) in document["paths"]?.members ?? [:] {
            let servers = Self.servers(of: item)
            guard servers.contains(server) || (servers.isEmpty && isDefault) else { continue }
            for method in (item.members ?? [:]).keys where Self.methods.contains(method) {
                operations.insert(OpenAPIOperation(method: method, path: path))
            }
        }
        return operations
    }

    /// The members of a path item that are operations (OpenAPI 3.1 §4.8.9.1).
    private static let methods: Set = ["get", "put", "post", "delete", "options", "head", "patch", "trace"]

    private static func servers(of object: JSONValue) -> [String] {
        guard case .array(let servers)? = object["servers"] else { return [] }
        return servers.compactMap { server in
            if case .string(let url)? = server["url"] { url } else { nil }
        }
    }

    private static func members(of json: Data, name: String) throws -> [String: JSONValue] {
        let value: JSONValue
        do {
            value = try WireJSON.decoder().decode(JSONValue.self, from: json)
        } catch {
            throw OpenAPIError(.unreadable, fragment: name, detail: "it is not JSON")
        }
        guard let members = value.members else {
            throw OpenAPIError(.unreadable, fragment: name, detail: "it is not an object")
        }
        return members
    }

    /// What is put together member by member, as JSON pointers; everything else stands in one fragment.
    private static let joined: Set = [
        "/paths", "/components", "/components/schemas", "/components/responses", "/components/parameters",
        "/components/headers", "/components/examples", "/components/links", "/components/requestBodies",
        "/components/securitySchemes",
    ]

    private static func merge(
        _ additions: [String: JSONValue],
        into members: inout [String: JSONValue],
        at pointer: String = "",
        fragment: String
    ) throws(OpenAPIError) {
        for (name, addition) in additions {
            let place = "\(pointer)/\(name.replacing("~", with: "~0").replacing("/", with: "~1"))"
            guard let known = members[name] else {
                members[name] = addition
                continue
            }
            guard joined.contains(place), var inner = known.members, let more = addition.members else {
                throw OpenAPIError(.duplicate, fragment: fragment, detail: place)
            }
            try merge(more, into: &inner, at: place, fragment: fragment)
            members[name] = .object(inner)
        }
    }
}
