import CampusCore
import Foundation
import Testing

@Suite struct UUIDVersion7Tests {
    @Test func carriesTimeVersionAndVariant() {
        var generator = SystemRandomNumberGenerator()
        // RFC 9562 appendix A.6: 2022-02-22T19:22:22Z is 0x017F22E279B0 milliseconds.
        let id = UUID.version7(at: Date(timeIntervalSince1970: 1_645_557_742), using: &generator).wire
        #expect(id.hasPrefix("017f22e2-79b0-7"))
        #expect("89ab".contains(id[id.index(id.startIndex, offsetBy: 19)]))
    }

    @Test func sortsByTime() {
        var generator = SystemRandomNumberGenerator()
        let ids = (0..<100).map { UUID.version7(at: Date(timeIntervalSince1970: Double($0)), using: &generator).wire }
        #expect(ids == ids.sorted())
        #expect(Set(ids).count == 100)
    }
}
