import SchemagenFiles
import SchemagenModel
import Testing

/// Threads give what one worker gives.
@Suite struct ThreadsTests {
    @Test(arguments: [0, 1, 2, 1000]) func everyPieceIsDoneOnce(count: Int) {
        #expect(Workers.threads.map(count) { "\($0)" } == Workers.one.map(count) { "\($0)" })
    }

    @Test func workInsideWorkEnds() {
        let sums = Workers.threads.map(20) { outer in
            Workers.threads.map(20) { $0 * outer }.reduce(0, +)
        }
        #expect(sums == (0..<20).map { 190 * $0 })
    }
}
