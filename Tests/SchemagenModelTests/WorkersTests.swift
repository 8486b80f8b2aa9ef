import SchemagenModel
import Testing

/// Work that is given to workers comes back whole and in order, whoever they are.
@Suite struct WorkersTests {
    @Test func oneWorkerGoesInOrder() {
        #expect(Workers.one.map(5) { $0 * $0 } == [0, 1, 4, 9, 16])
        #expect(Workers.one.map(0) { $0 } == [])
    }

    @Test func orderOfTheWorkDoesNotShow() {
        let backwards = Workers { count, body in
            for number in (0..<count).reversed() { body(number) }
        }
        #expect(backwards.map(4) { "\($0)" } == ["0", "1", "2", "3"])
        let (number, text) = backwards.pair({ 1 }, { "two" })
        #expect(number == 1 && text == "two")
    }
}
