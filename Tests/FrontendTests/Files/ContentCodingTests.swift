import Testing

@testable import Frontend

@Suite struct ContentCodingTests {
    @Test(
        arguments: [
            ([], nil), (["gzip, deflate, br, zstd"], .brotli), (["gzip"], .gzip), (["GZIP"], .gzip),
            (["br;q=0.5, gzip"], .gzip),
            (["gzip;q=0.5", "br;q=0.6"], .brotli), (["*"], .brotli), (["*;q=0.1, br;q=0"], .gzip), (["deflate"], nil),
            (["identity, gzip;q=0.9"], nil), (["identity;q=0.5, gzip;q=0.9"], .gzip), (["gzip;q=0, br;q=0"], nil),
            ([""], nil),
            (["br ; q = 1"], .brotli), (["br;q=2"], nil), (["br;level=1"], nil), ([";,,=;q"], nil),
        ] as [([String], ContentCoding?)]
    )
    func whatIsLikedBestIsSent(_ fields: [String], _ coding: ContentCoding?) {
        #expect(ContentCoding.preferred(among: [.brotli, .gzip], by: fields) == coding)
    }

    @Test func onlyWhatThereIsCanBeLiked() {
        #expect(ContentCoding.preferred(among: [.gzip], by: ["br, gzip;q=0.1"]) == .gzip)
        #expect(ContentCoding.preferred(among: [], by: ["br"]) == nil)
    }
}
