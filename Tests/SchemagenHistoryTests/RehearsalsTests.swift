import SchemagenHistory
import SchemagenModel
import Testing

/// What migrations took on copies, as a file keeps it.
@Suite struct RehearsalsTests {
    private let hash = String(repeating: "a", count: 64)

    private func record(
        _ migration: Int, _ version: String = "15.18", hash: String? = nil, through: Int64? = nil
    ) -> Rehearsals.Record {
        Rehearsals.Record(
            database: .postgresql, version: version, migration: migration, upHash: hash ?? self.hash, milliseconds: 12,
            size: 8192, growth: -1, through: through)
    }

    @Test func whatIsWrittenIsReadAgain() throws {
        let rehearsals = Rehearsals([record(3), record(2), record(2, "18.1", through: 0)])
        #expect(
            rehearsals.text == """
                schemagen-rehearsals format=1
                postgresql version=15.18 migration=0002 up=\(hash) milliseconds=12 size=8192 growth=-1
                postgresql version=18.1 migration=0002 up=\(hash) milliseconds=12 size=8192 growth=-1 through=0
                postgresql version=15.18 migration=0003 up=\(hash) milliseconds=12 size=8192 growth=-1

                """)
        #expect(Rehearsals(Array(rehearsals.text.utf8)) == rehearsals)
    }

    @Test func theNewestOfAVersionStays() {
        var rehearsals = Rehearsals([record(2, "15.1")])
        rehearsals.add(record(2, "15.18"))
        #expect(rehearsals.records.map(\.version) == ["15.18"])
    }

    @Test(arguments: [
        "", "schemagen-rehearsals format=2\n", "schemagen-rehearsals format=1",
        "schemagen-rehearsals format=1\npostgresql version=1 migration=2 up=x milliseconds=1 size=1 growth=1\n",
    ]) func anythingElseIsRefused(_ text: String) {
        #expect(Rehearsals(Array(text.utf8)) == nil)
    }

    @Test(arguments: [
        "growth=-1", "growth=-1 through=5", "growth=-1 through=5 ", "growth=-1 through=", "growth=-1  through=5",
        "growth=-1 through=5 more=1", "growth=01", "through=5 growth=-1", "growth=-1 through=9223372036854775808",
    ]) func wordsHaveTheirOrder(_ end: String) {
        let line = "sqlite version=3.40.1 migration=0002 up=\(hash) milliseconds=1 size=1 \(end)"
        let read = Rehearsals(Array("schemagen-rehearsals format=1\n\(line)\n".utf8))
        #expect((read != nil) == ["growth=-1", "growth=-1 through=5"].contains(end))
    }

    @Test(arguments: [
        "milliseconds=-1 size=1 growth=1", "milliseconds=9223372036854775807 size=1 growth=1",
        "milliseconds=1 size=-1 growth=1", "milliseconds=1 size=1 growth=9223372036854775807",
        "milliseconds=1 size=1 growth=1 through=-1",
    ]) func whatNobodyCanHaveMeasuredIsRefused(_ figures: String) {
        let line = "sqlite version=3.40.1 migration=0002 up=\(hash) \(figures)"
        #expect(Rehearsals(Array("schemagen-rehearsals format=1\n\(line)\n".utf8)) == nil)
    }

    @Test func anEditedMigrationIsUnmeasured() {
        let other = String(repeating: "b", count: 64)
        let entry = LockEntry(
            number: 2, name: "x", change: 2, snapshot: hash,
            files: [.postgresql: LockEntry.FileHashes(up: hash, down: hash)], structures: [:], previous: "")
        #expect(Rehearsals([record(2)]).records(of: [entry]) == [record(2)])
        #expect(Rehearsals([record(2, hash: other)]).records(of: [entry]) == [])
        #expect(Rehearsals([record(3)]).records(of: [entry]) == [])
    }
}
