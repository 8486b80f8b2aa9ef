import SchemagenGeneration
import SchemagenHistory
import SchemagenLanguage
import SchemagenModel
import SchemagenProject
import Testing

/// Two branches of one project, and what a merge of them leaves.
struct Branches {
    let base: MemoryProject
    var mine: MemoryProject
    var theirs: MemoryProject

    init(_ base: MemoryProject) {
        self.base = base
        mine = base
        theirs = base
    }

    /// Changes the schema of a branch and generates.
    static func change(_ project: inout MemoryProject, _ name: String, _ edit: (String) -> String) {
        project.schema = edit(project.schema)
        let generation = project.generate(name: name)
        #expect(generation.diagnostics.allSatisfy { $0.severity == .warning }, "\(generation.diagnostics.map(\.text))")
    }

    /// The folder as git leaves it: everything of mine, and what they alone have.
    func merged(_ schema: String) -> MemoryProject {
        var project = mine
        project.schema = schema
        project.contents.merge(theirs.contents) { mine, _ in mine }
        return project
    }

    func rebase(_ project: MemoryProject, collapses: Bool = false) -> HistoryRebase {
        func folder(_ side: MemoryProject, _ name: String) -> MigrationFolder {
            var folder = side.files.migrations
            folder.path = "\(name):\(folder.path)"
            return folder
        }
        let schema = ProjectCheck.compile(project.files.schema)
        return HistoryRebase(
            project.files, schema.schema ?? Schema(name: "None"),
            .init(base: folder(base, "base"), mine: folder(mine, "mine"), theirs: folder(theirs, "theirs")),
            collapses: collapses)
    }
}

extension MemoryProject {
    /// Takes over what a verb of `migration` writes; an interruption only the first steps of it.
    mutating func take(_ edit: HistoryEdit, interruptedAfter limit: Int = .max) {
        for write in edit.projectWrites.prefix(limit) { contents[write.path] = write.bytes }
        for path in edit.projectDeletions.prefix(max(0, limit == .max ? .max : limit - edit.writes.count)) {
            contents[path] = nil
        }
    }

    var titles: [String] { HistoryCheck.check(files.migrations).lock?.entries.map(\.title) ?? [] }

    mutating func edit(_ path: String, _ change: (String) -> String) {
        let path = "\(ProjectLayout.migrationsFolder)/\(path)"
        contents[path] = Array(change(String(decoding: contents[path] ?? [], as: UTF8.self)).utf8)
    }

    func text(_ path: String) -> String {
        String(decoding: contents["\(ProjectLayout.migrationsFolder)/\(path)"] ?? [], as: UTF8.self)
    }
}

private let shop = """
    schema Shop {
    }

    enum State { open, paid }

    table Customer as customers {
        id: Int64 @primaryKey @identity
        mail: String(200)
    }

    table Order as orders {
        id: Int64 @primaryKey @identity
        customerID: Customer.ID @index
        state: State = .open
        note: String(50)?
    }

    """

private func parcel(_ text: String) -> String {
    text + "\ntable Parcel as parcels {\n    id: Int64 @primaryKey @identity\n    label: String\n}\n"
}
private func weight(_ text: String) -> String {
    text.replacing("    label: String\n", with: "    label: String\n    weight: Int32?\n")
}
private func phone(_ text: String) -> String {
    text.replacing("    mail: String(200)\n", with: "    mail: String(200)\n    phone: String(30)?\n")
}
private func total(_ text: String) -> String {
    text.replacing("    note: String(50)?\n", with: "    note: String(50)?\n    total: Decimal(12, 2) @backfill(0.0)\n")
}
private func rename(_ text: String) -> String { text.replacing("    mail:", with: "    email was mail:") }

private func branches(
    mine: [(String, (String) -> String)], theirs: [(String, (String) -> String)], start: String = shop
) -> Branches {
    var base = MemoryProject(start)
    base.generate()
    var branches = Branches(base)
    for (name, edit) in mine { Branches.change(&branches.mine, name, edit) }
    for (name, edit) in theirs { Branches.change(&branches.theirs, name, edit) }
    return branches
}

/// Histories of two branches made one line, in memory.
@Suite struct HistoryRebaseTests {
    @Test func eachChangeIsPlannedAgainOnTop() {
        let branches = branches(
            mine: [("total", total), ("parcels", parcel), ("weight", weight)], theirs: [("email", rename)])
        #expect(branches.mine.titles.count == 7)
        var merged = branches.merged(rename(weight(parcel(total(shop)))))
        let before = merged.check()
        #expect(before.contains { $0.message.contains("migration rebase") }, "\(before.map(\.text))")
        let rebase = branches.rebase(merged)
        #expect(rebase.edit.diagnostics.map(\.text) == [])
        #expect(
            rebase.moves.map(\.latter) == [
                ["0003_total", "0004_total_backfill", "0005_total_validate", "0006_total_complete"], ["0007_parcels"],
                ["0008_weight"],
            ])
        merged.take(rebase.edit)
        merged.generate()
        #expect(merged.titles == ["0001_initial", "0002_email"] + rebase.moves.flatMap(\.latter))
        #expect(merged.check().allSatisfy { $0.code == .spentHint }, "\(merged.check().map(\.text))")
        // What each migration starts from is what the one before leads to.
        #expect(merged.text("snapshots/0006.schema").contains("email as email"))
        #expect(!merged.text("snapshots/0006.schema").contains("Parcel"))
        #expect(!merged.text("snapshots/0007.schema").contains("weight"))
        #expect(branches.rebase(merged).edit.isEmpty)
        #expect(branches.rebase(merged).edit.diagnostics.isEmpty)
    }

    @Test func everyInterruptionIsMendedByTheSameVerb() {
        let branches = branches(mine: [("total", total), ("parcels", parcel)], theirs: [("phone", phone)])
        let start = branches.merged(parcel(total(phone(shop))))
        let edit = branches.rebase(start).edit
        #expect(edit.diagnostics.isEmpty)
        #expect(edit.deletions.count > 4)
        var complete = start
        complete.take(edit)
        for limit in 0..<(edit.writes.count + edit.deletions.count) {
            var project = start
            project.take(edit, interruptedAfter: limit)
            #expect(project.check().contains { $0.severity == .error }, "after \(limit) steps")
            let again = branches.rebase(project)
            #expect(again.edit.diagnostics.map(\.text) == [], "after \(limit) steps")
            project.take(again.edit)
            #expect(project.contents == complete.contents, "after \(limit) steps")
        }
    }

    typealias Edit = @Sendable (String) -> String

    /// A column, a table, an index, a case that both touched, with what the finding ends with.
    static let conflicts: [(mine: Edit, theirs: Edit, merged: String, finding: String)] = [
        (
            { $0.replacing("String(200)", with: "String(300)") }, { $0.replacing("String(200)", with: "String(400)") },
            shop.replacing("String(200)", with: "String(400)"),
            "Schema/Test.schema:8:5: error: both branches change `Customer.mail` (yours in 0002_mine) [rebase-conflict]"
        ),
        (
            phone, phone, phone(shop),
            "Schema/Test.schema:9:5: error: both branches add `Customer.phone` (yours in 0002_mine) [rebase-conflict]"
        ),
        (
            parcel, parcel, parcel(shop),
            "Schema/Test.schema:18:7: error: both branches add table `Parcel` (yours in 0002_mine) [rebase-conflict]"
        ),
        (
            { $0.replacing("    note: String(50)?\n", with: "") + "\nremoved column Order.note\n" },
            { $0.replacing("String(50)?", with: "String(60)?") },
            shop.replacing("    note: String(50)?\n", with: "") + "\nremoved column Order.note\n",
            "Schema/Test.schema:11:7: error: your branch removes `Order.note`, which the other one changes (yours in "
                + "0002_mine) [rebase-conflict]"
        ),
        (
            { $0.replacing("String(50)?", with: "String(60)?") },
            { $0.replacing("    note: String(50)?\n", with: "") + "\nremoved column Order.note\n" },
            shop.replacing("    note: String(50)?\n", with: "    note: String(60)?\n"),
            "Schema/Test.schema:15:5: error: your branch changes `Order.note`, which the other one removes (yours in "
                + "0002_mine) [rebase-conflict]"
        ),
        (
            { $0.replacing("open, paid }", with: "open, paid, sent }") },
            { $0.replacing("open, paid }", with: "open, sent, paid }") },
            shop.replacing("open, paid }", with: "open, paid, sent }"),
            "Schema/Test.schema:4:26: error: both branches add case `State.sent` (yours in 0002_mine) [rebase-conflict]"
        ),
        (
            { $0.replacing("    note: String(50)?\n", with: "    note: String(50)? @index(as: by_note)\n") },
            { $0.replacing("    state: State = .open\n", with: "    state: State = .open @index(as: by_note)\n") },
            shop.replacing("    note: String(50)?\n", with: "    note: String(50)? @index(as: by_note)\n"),
            "error: both branches add index `by_note` of `Order` (yours in 0002_mine) [rebase-conflict]"
        ),
        (
            rename, { $0.replacing("String(200)", with: "String(300)") },
            rename(shop).replacing("String(200)", with: "String(300)"),
            "Schema/Test.schema:8:5: error: your branch removes `Customer.mail`, which the other one changes (yours in "
                + "0002_mine) [rebase-conflict]"
        ),
    ]

    @Test(arguments: conflicts.indices) func whatBothTouchedIsNamed(number: Int) {
        let conflict = Self.conflicts[number]
        let branches = branches(mine: [("mine", conflict.mine)], theirs: [("theirs", conflict.theirs)])
        let rebase = branches.rebase(branches.merged(conflict.merged))
        #expect(rebase.edit.hasErrors)
        #expect(
            rebase.edit.diagnostics.contains { $0.headline.hasSuffix(conflict.finding) },
            "\(rebase.edit.diagnostics.map(\.text))")
        #expect(rebase.edit.diagnostics.allSatisfy { $0.code == .rebaseConflict })
    }

    @Test func casesOfOneEnumAreDifferentThings() {
        let branches = branches(
            mine: [("sent", { $0.replacing("paid }", with: "paid, sent }") })],
            theirs: [("late", { $0.replacing("paid }", with: "paid, late }") })])
        var merged = branches.merged(shop.replacing("paid }", with: "paid, late, sent }"))
        let rebase = branches.rebase(merged)
        #expect(rebase.edit.diagnostics.map(\.text) == [])
        merged.take(rebase.edit)
        merged.generate()
        #expect(merged.check().map(\.text) == [])
        #expect(merged.text("postgresql/0003_sent.up.sql").contains("ADD VALUE 'sent'"))
    }

    @Test func whatBothTouchedBecomesOneChangeFromTheSchema() {
        let branches = branches(
            mine: [("wide", { $0.replacing("String(200)", with: "String(300)") }), ("parcels", parcel)],
            theirs: [("wider", { $0.replacing("String(200)", with: "String(400)") })])
        var merged = branches.merged(parcel(shop.replacing("String(200)", with: "String(500)")))
        #expect(branches.rebase(merged).edit.hasErrors)
        let rebase = branches.rebase(merged, collapses: true)
        #expect(rebase.edit.diagnostics.map(\.text) == [])
        #expect(rebase.moves.map(\.former) == [["0002_wide", "0003_parcels"]])
        #expect(rebase.moves.map(\.latter) == [["0003_parcels"]])
        merged.take(rebase.edit)
        merged.generate()
        #expect(merged.check().map(\.text) == [])
        #expect(merged.text("postgresql/0003_parcels.up.sql").contains("varchar(500)"))
        #expect(branches.rebase(merged).edit.isEmpty)
    }

    @Test func theSchemaMayNotSayMoreSilently() {
        let branches = branches(mine: [("total", total)], theirs: [("phone", phone)])
        let rebase = branches.rebase(branches.merged(parcel(total(phone(shop)))))
        #expect(rebase.edit.diagnostics.map(\.code) == [.rebaseSurplus])
        #expect(rebase.edit.diagnostics[0].message.hasPrefix("table `Parcel` was added, which neither branch"))
        // What the other branch added and the schema lacks is a loss that has to be said.
        let lacking = branches.rebase(branches.merged(total(shop)))
        #expect(lacking.edit.hasErrors, "\(lacking.edit.diagnostics.map(\.text))")
    }

    @Test func hintsThatWerePrunedSinceAreKept() {
        var branches = branches(mine: [("email", rename), ("parcels", parcel)], theirs: [("total", total)])
        branches.mine.schema = parcel(shop.replacing("    mail:", with: "    email:"))
        Branches.change(&branches.mine, "weight", weight)
        var merged = branches.merged(weight(parcel(total(shop.replacing("    mail:", with: "    email:")))))
        let rebase = branches.rebase(merged)
        #expect(rebase.edit.diagnostics.map(\.text) == [])
        merged.take(rebase.edit)
        merged.generate()
        #expect(merged.check().allSatisfy { $0.severity == .warning }, "\(merged.check().map(\.text))")
        #expect(merged.titles.suffix(3) == ["0006_email", "0007_parcels", "0008_weight"])
        #expect(merged.text("sqlite/0006_email.up.sql").contains("RENAME COLUMN mail TO email"))
    }

    @Test func aSwiftNameAloneConflictsWithNothing() {
        let branches = branches(
            mine: [("note", { $0.replacing("    note:", with: "    remark as note was note:") })],
            theirs: [
                ("total", { $0.replacing("state: State = .open\n", with: "state: State = .open\n    total: Int32?\n") })
            ]
        )
        #expect(branches.mine.titles == ["0001_initial"])
        var merged = branches.merged(
            shop.replacing("    note:", with: "    total: Int32?\n    remark as note was note:"))
        let rebase = branches.rebase(merged)
        #expect(rebase.edit.diagnostics.map(\.text) == [])
        merged.take(rebase.edit)
        merged.generate()
        #expect(merged.titles == ["0001_initial", "0002_total"])
        #expect(merged.check().allSatisfy { $0.severity == .warning }, "\(merged.check().map(\.text))")
    }

    @Test func bothBranchesMayBeginTheHistory() {
        var branches = Branches(MemoryProject(shop))
        branches.theirs.generate()
        branches.mine.schema = "schema Shop {\n}\n" + parcel("")
        branches.mine.generate(name: "begin")
        var merged = branches.merged(parcel(shop))
        let rebase = branches.rebase(merged)
        #expect(rebase.edit.diagnostics.map(\.text) == [])
        merged.take(rebase.edit)
        merged.generate()
        #expect(merged.titles == ["0001_initial", "0002_begin"])
        #expect(merged.check().map(\.text) == [])
    }

    @Test func whatNobodyHasCommittedIsNotLost() {
        let branches = branches(mine: [("parcels", parcel)], theirs: [("phone", phone)])
        var merged = branches.merged(parcel(phone(shop)))
        merged.edit("sqlite/0002_parcels.up.sql") { $0 + "-- mine alone\n" }
        let rebase = branches.rebase(merged)
        #expect(rebase.edit.diagnostics.map(\.code) == [.uncommittedEdit])
        #expect(rebase.edit.diagnostics[0].path == "Generated/Migrations/sqlite/0002_parcels.up.sql")
        // A file that is no side's is left to `check`.
        var other = branches.merged(parcel(phone(shop)))
        other.edit("sqlite/0009_own.up.sql") { _ in "SELECT 1;\n" }
        let edit = branches.rebase(other).edit
        #expect(edit.diagnostics.isEmpty)
        other.take(edit)
        #expect(other.check().map(\.code).contains(.migrationUnlisted))
    }

    @Test func aSchemaThatIsNotMergedIsSaidFirst() {
        let text = shop + "<<<<<<< HEAD\ntable A as a {}\n=======\n>>>>>>> main\n"
        let finding = HistoryRebase.conflict(in: SourceFile(path: "Schema/Test.schema", text: text))
        #expect(finding?.headline.hasPrefix("Schema/Test.schema:17:1: error: ") == true)
        #expect(HistoryRebase.conflict(in: SourceFile(path: "", text: shop)) == nil)
    }

    // MARK: By hand

    private func fill(_ project: inout MemoryProject, _ name: String = "fill") {
        let schema = ProjectCheck.compile(project.files.schema).schema
        guard let schema else { return }
        let edit = HandwrittenMigration.begin(project.files, schema, name: name)
        #expect(edit.diagnostics.isEmpty)
        project.take(edit)
        let title = project.titles.last ?? ""
        for database in Database.allCases {
            project.edit("\(database.rawValue)/\(title).up.sql") { text in
                text.replacing("\(FileHead.unwritten)\n", with: "")
                    + "UPDATE orders SET note = '' WHERE note IS NULL;\n"
            }
        }
        let acceptance = Acceptance(project.files)
        #expect(acceptance.edit.diagnostics.isEmpty)
        project.take(acceptance.edit)
        #expect(project.check().allSatisfy { $0.severity == .warning }, "\(project.check().map(\.text))")
    }

    @Test func whatWasWrittenByHandMovesAsItIs() throws {
        var branches = branches(mine: [("parcels", parcel)], theirs: [("phone", phone)])
        fill(&branches.mine)
        Branches.change(&branches.mine, "weight", weight)
        var merged = branches.merged(weight(parcel(phone(shop))))
        let rebase = branches.rebase(merged)
        #expect(rebase.edit.diagnostics.map(\.text) == [])
        #expect(rebase.moves.map(\.latter) == [["0003_parcels"], ["0004_fill"], ["0005_weight"]])
        #expect(rebase.moves.map(\.isDraft) == [false, true, false])
        merged.take(rebase.edit)
        merged.generate()
        #expect(merged.check().map(\.code) == [.migrationDraft])
        let (old, new) = (branches.mine.text("sqlite/0003_fill.up.sql"), merged.text("sqlite/0004_fill.up.sql"))
        #expect(new == old.replacing("0003_fill", with: "0004_fill"))
        merged.take(Acceptance(merged.files).edit)
        #expect(merged.check().map(\.text) == [])
        #expect(branches.rebase(merged).edit.isEmpty)
    }

    @Test func onTheSameStructureItStaysAccepted() {
        var branches = branches(mine: [], theirs: [])
        fill(&branches.mine)
        fill(&branches.theirs, "fill_too")
        var merged = branches.merged(shop)
        let rebase = branches.rebase(merged)
        #expect(rebase.edit.diagnostics.map(\.text) == [])
        #expect(rebase.moves.map(\.isDraft) == [false])
        merged.take(rebase.edit)
        #expect(merged.titles == ["0001_initial", "0002_fill_too", "0003_fill"])
        #expect(merged.check().map(\.text) == [])
    }

    @Test func anEditedMigrationIsNotPlannedAgain() {
        var branches = branches(mine: [("total", total)], theirs: [("phone", phone)])
        branches.mine.edit("postgresql/0003_total_backfill.up.sql") { $0 + "-- by hand\n" }
        branches.mine.take(Acceptance(branches.mine.files).edit)
        var merged = branches.merged(total(phone(shop)))
        let rebase = branches.rebase(merged)
        #expect(rebase.edit.diagnostics.map(\.text) == [])
        merged.take(rebase.edit)
        #expect(merged.text("postgresql/0004_total_backfill.up.sql").hasSuffix("-- by hand\n"))
        let lock = HistoryCheck.check(merged.files.migrations).lock
        #expect(lock?.entries.suffix(4).allSatisfy { $0.handwork == .draft && $0.change == 3 } == true)
        let collapsed = branches.rebase(branches.merged(total(phone(shop))), collapses: true)
        #expect(collapsed.edit.diagnostics.map(\.code) == [.historyRefused])
    }

    // MARK: Baselines

    @Test func mineGoesOnTopOfABaseline() {
        var branches = branches(mine: [("total", total)], theirs: [("phone", phone)])
        branches.theirs.take(Squash.run(branches.theirs.files))
        #expect(branches.theirs.titles == ["0002_baseline"])
        #expect(branches.theirs.check().map(\.text) == [])
        var merged = branches.merged(total(phone(shop)))
        let rebase = branches.rebase(merged)
        #expect(rebase.edit.diagnostics.map(\.text) == [])
        merged.take(rebase.edit)
        merged.generate()
        #expect(merged.titles.prefix(2) == ["0002_baseline", "0003_total"])
        #expect(merged.check().allSatisfy { $0.severity == .warning }, "\(merged.check().map(\.text))")
    }

    @Test func aBranchThatSquashedCannotBeMoved() {
        var branches = branches(mine: [("total", total)], theirs: [("phone", phone)])
        branches.mine.take(Squash.run(branches.mine.files))
        let rebase = branches.rebase(branches.merged(total(phone(shop))))
        #expect(rebase.edit.diagnostics.map(\.code) == [.historyRefused])
        #expect(rebase.edit.diagnostics[0].path.hasPrefix("mine:"))
    }
}
