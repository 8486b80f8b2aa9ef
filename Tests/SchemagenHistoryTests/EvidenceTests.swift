import SchemagenHistory
import SchemagenModel
import Testing

@Suite struct EvidenceTests {
    private static let chain = String(repeating: "ab", count: 32)

    private static func record(
        _ database: Database = .postgresql, _ version: String = "15.18", chain: String = chain
    ) -> Evidence.Record {
        Evidence.Record(
            database: database, version: version, chain: chain, measured: ["b", "a, with = and %", "-"],
            unmeasured: ["c"])
    }

    @Test func whatIsWrittenIsRead() throws {
        let evidence = Evidence([Self.record(), Self.record(.sqlite, "3.40.1")])
        #expect(try #require(Evidence(Array(evidence.text.utf8))) == evidence)
        #expect(try #require(Evidence(Array(evidence.text.replacing("\n", with: "\r\n").utf8))) == evidence)
        #expect(evidence.records[0].measured == ["-", "a, with = and %", "b"])
        #expect(try #require(Evidence(Array(Evidence().text.utf8))) == Evidence())
    }

    @Test func whatWasEditedIsNotRead() {
        let text = Evidence([Self.record()]).text
        for wrong in [
            "", "schemagen-evidence format=2\n", text + "\n", text.replacing("rows=", with: "row="),
            text.replacing("up,down", with: "up"), text.replacing("ab", with: "AB"), String(text.dropLast()),
            text.replacing("version=15.18 ", with: ""),
        ] {
            #expect(Evidence(Array(wrong.utf8)) == nil, "\(wrong)")
        }
        #expect(Evidence([0xFF, 0xFE]) == nil)
    }

    @Test func aRecordHoldsForItsChain() {
        let other = String(repeating: "cd", count: 32)
        var evidence = Evidence([Self.record()])
        #expect(evidence.record(for: .postgresql, chain: Self.chain)?.version == "15.18")
        #expect(evidence.record(for: .postgresql, chain: other) == nil)
        #expect(evidence.record(for: .sqlite, chain: Self.chain) == nil)
        evidence.add(Self.record(.postgresql, "18.1"))
        evidence.add(Self.record(.postgresql, "15.19"))
        #expect(evidence.records.map(\.version) == ["15.19", "18.1"])
        // What was proved of another history is worth nothing any more.
        evidence.add(Self.record(.sqlite, "3.40.1", chain: other))
        #expect(evidence.records.map(\.database) == [.sqlite])
    }
}
