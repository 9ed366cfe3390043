import NIOHTTP1

enum HTTPRequestHeadFixture {
    static let get = HTTPRequestHead(version: .http1_1, method: .GET, uri: "/", headers: ["Host": "campus.example"])
}
