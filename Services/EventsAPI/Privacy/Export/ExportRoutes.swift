import CampusCore
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceKit

/// `/api/v1/users/me/export`
struct ExportRoutes: Sendable {
    let exports: Exports

    func add(to api: some RouterMethods<EventsRequestContext>) {
        api.get("/users/me/export") { _, context in
            let document = try await exports.export(try context.signedIn())
            // Made to be read by people as well.
            let encoder = WireJSON.encoder()
            encoder.outputFormatting.formUnion([.prettyPrinted, .sortedKeys])
            return Response(
                status: .ok,
                headers: [
                    .contentType: "application/json",
                    .contentDisposition: #"attachment; filename="campus-events-export.json""#,
                    .cacheControl: "no-store",
                ],
                body: ResponseBody(byteBuffer: ByteBuffer(bytes: try encoder.encode(document)))
            )
        }
    }
}
