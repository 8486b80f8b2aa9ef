import Foundation
import SchemagenModel
import SchemagenPlanning
import Testing

/// The table of locks, rewrites and scans in the documentation says what the planner says.
@Suite struct EffectTableTests {
    /// A kind of change: how the table `orders` is before and after, and the step that is meant.
    struct Change {
        var title: String
        var before = ""
        var after = ""
        var step: String
        /// What stands beside the table before, and after.
        var others = ("", "")
        var attributes = ""
        var formerAttributes = ""
        var isOnline = true
        /// What the table `orders` is afterwards; nil: as the members say.
        var declaration: String?
    }

    static let changes: [Change] = [
        Change(title: "a column comes, with a constant default or none", after: "x: Int32 = 1", step: "add column"),
        Change(
            title: "a column with a default that differs from row to row comes, in the plain form",
            after: "x: UUID = uuid()", step: "add column", isOnline: false),
        Change(
            title: "an identity column, a serial or a stored generated one comes", after: "x: Int64 @identity",
            step: "add column"),
        Change(
            title: "a column of a domain with checks comes", after: "x: Code?", step: "add column",
            others: (code, code)),
        Change(title: "a column goes", before: "x: Int32?", step: "drop column"),
        Change(
            title: "a column gets another name", before: "x: Int32?", after: "y was x: Int32?", step: "rename column"),
        Change(
            title: "a type takes more, and the values stay as they are: a longer varchar", before: "x: String(20)?",
            after: "x: String(30)?", step: "change the type"),
        Change(
            title: "a type has other values: Int32 becomes Int64", before: "x: Int32?", after: "x: Int64?",
            step: "change the type"),
        Change(
            title: "an indexed column sorts otherwise", before: "x: String? @index",
            after: "x: String? @index @collate(\"C\")", step: "change the type"),
        Change(
            title: "an enum loses a value", before: "x: State?", after: "x: State?", step: "change the type",
            others: ("enum State { open, paid, sent }", "removed case State.open -> .paid\nenum State { paid, sent }")),
        Change(
            title: "an enum gets a value", before: "x: State?", after: "x: State?", step: "add value",
            others: ("enum State { open }", "enum State { open, paid }")),
        Change(
            title: "a default comes, changes or goes", before: "x: Int32?", after: "x: Int32? = 1", step: "change the d"
        ),
        Change(title: "NOT NULL goes", before: "x: Int32", after: "x: Int32?", step: "allow NULL"),
        Change(
            title: "NOT NULL comes, behind a validated check", before: "x: Int32?", after: "x: Int32 @backfill(1)",
            step: "forbid NULL"),
        Change(
            title: "NOT NULL comes, in the plain form", before: "x: Int32?", after: "x: Int32 @backfill(1)",
            step: "forbid NULL", isOnline: false),
        Change(title: "rows are filled", before: "x: Int32?", after: "x: Int32 @backfill(1)", step: "fill"),
        Change(title: "a check comes, for new rows alone", after: "check few: count < 9", step: "add check"),
        Change(title: "a check is validated", after: "check few: count < 9", step: "validate check"),
        Change(
            title: "a check comes, in the plain form", after: "check few: count < 9", step: "add check", isOnline: false
        ),
        Change(title: "a check goes", before: "check few: count < 9", step: "drop check"),
        Change(
            title: "a foreign key comes, for new rows alone", before: "x: Int64? @index",
            after: "x: Int64? @index\nforeignKey(x) references Customer", step: "add foreign key"),
        Change(
            title: "a foreign key is validated", before: "x: Int64? @index",
            after: "x: Int64? @index\nforeignKey(x) references Customer", step: "validate foreign key"),
        Change(
            title: "a foreign key comes, in the plain form", before: "x: Int64? @index",
            after: "x: Int64? @index\nforeignKey(x) references Customer", step: "add foreign key", isOnline: false),
        Change(
            title: "a foreign key goes", before: "x: Int64? @index\nforeignKey(x) references Customer",
            after: "x: Int64? @index", step: "drop foreign key"),
        Change(
            title: "the index of a key is built concurrently", before: "x: Int32?", after: "x: Int32? @unique",
            step: "create index"),
        Change(
            title: "an index becomes that of a key", before: "x: Int32?", after: "x: Int32? @unique",
            step: "make index"),
        Change(
            title: "a key or an exclusion constraint comes, in the plain form", before: "x: Int32?",
            after: "x: Int32? @unique", step: "add unique", isOnline: false),
        Change(
            title: "an index is built concurrently", before: "x: Int32?", after: "x: Int32? @index",
            step: "create index"),
        Change(
            title: "an index is built, in the plain form", before: "x: Int32?", after: "x: Int32? @index",
            step: "create index", isOnline: false),
        Change(
            title: "an index goes, in the plain form", before: "x: Int32? @index", after: "x: Int32?",
            step: "drop index", isOnline: false),
        Change(
            title: "a table gets another name", step: "rename table",
            declaration: "table Order as purchases {\n\(columns)\n}"),
        Change(
            title: "a table goes that refers to another", before: "x: Int64? @index\nforeignKey(x) references Customer",
            step: "drop table", declaration: "removed table Order"),
        Change(
            title: "a table comes that refers to one that is there", step: "create table",
            others: ("", "table Parcel as parcels {\n    id: Int64 @primaryKey\n    orderID: Order.ID @index\n}")),
        Change(
            title: "a trigger comes", before: "x: Timestamp = now()", after: "x: Timestamp = now() @touch",
            step: "create the update trigger"),
        Change(
            title: "a trigger goes", before: "x: Timestamp = now() @touch", after: "x: Timestamp = now()",
            step: "drop the update trigger"),
        Change(
            title: "row security is switched on", step: "change the options", attributes: "@rowSecurity(enabled)"),
        Change(
            title: "a storage parameter changes", step: "change the options", attributes: "@with(fillfactor: 70)"),
        Change(title: "a table becomes unlogged, or logged", step: "change the options", attributes: "@unlogged"),
        Change(
            title: "a check of a domain is validated", before: "x: Code?", after: "x: Code?",
            step: "validate check", others: (code, code.replacingOccurrences(of: "> 0", with: "> 1"))),
        Change(
            title: "a table is divided, is no more, or is by something else", after: divided(low, high),
            step: "rebuild table"),
        Change(
            title: "a partition comes", before: divided(low), after: divided(low, high), step: "change the partitions"),
        Change(
            title: "a partition comes beside a default one", before: divided(rest), after: divided(low, rest),
            step: "change the partitions"),
        Change(
            title: "partitions have other bounds", before: divided(low, high),
            after: divided(low, high).replacingOccurrences(of: "100", with: "200"), step: "change the partitions"),
        Change(
            title: "a partition goes", before: divided(low, high), after: divided(low), step: "change the partitions",
            others: ("", "removed partition Order.high")),
        Change(
            title: "an index of a divided table comes, without those of its partitions", before: divided(low, high),
            after: "index(count)\n" + divided(low, high), step: "create index orders_count_idx without parts"),
        Change(
            title: "the index of a partition is built concurrently", before: divided(low, high),
            after: "index(count)\n" + divided(low, high), step: "create index orders_low_count_idx concurrently"),
        Change(
            title: "the index of a partition becomes a part", before: divided(low, high),
            after: "index(count)\n" + divided(low, high), step: "attach index"),
        Change(
            title: "a table inherits no more from another", step: "let Order inherit no more", others: (base, base),
            formerAttributes: "@inherits(Base)"),
        Change(
            title: "a table inherits from another", step: "rebuild table", others: (base, base),
            attributes: "@inherits(Base)"),
    ]

    private static let base = "table Base as bases {\n    count: Int32 = 1\n}"
    private static let low = "low as orders_low from (minvalue) to (100)"
    private static let high = "high as orders_high from (100) to (maxvalue)"
    private static let rest = "rest as orders_rest default"

    /// The table with partitions.
    private static func divided(_ partitions: String...) -> String {
        "partition by range(id) {\n\(partitions.joined(separator: "\n"))\n}"
    }

    private static let code = "type Code = String(20) @storage(domain) check length(value) > 0"
    private static let columns = "    id: Int64 @primaryKey @identity\n    count: Int32 = 1"

    /// The row of a change.
    private static func row(_ change: Change) throws -> String {
        func text(_ members: String, _ attributes: String, _ others: String, _ declaration: String?) -> String {
            let order = declaration ?? "table Order as orders \(attributes) {\n\(columns)\n\(members)\n}"
            return """
                schema Shop {
                    databases: [postgresql(14)]
                    onlineChanges: \(change.isOnline)
                }
                \(others)
                table Customer as customers {
                    id: Int64 @primaryKey @identity
                }
                \(order)
                """
        }
        let way = try SchemaChange(
            name: change.title, before: text(change.before, change.formerAttributes, change.others.0, nil),
            after: text(change.after, change.attributes, change.others.1, change.declaration), allowsLoss: true)
        let steps = try way.files(.postgresql).plan.migrations.flatMap(\.up)
        guard let step = steps.first(where: { $0.step.summary.hasPrefix(change.step) }) else {
            throw SchemaChange.Failure(description: "\(change.title): \(steps.map(\.step.summary))")
        }
        let effect = step.effect
        var locks: [String] = []
        for mode in LockMode.allCases.reversed() {
            let tables = effect.locks.filter { $0.mode == mode }.map(\.table.text)
            if !tables.isEmpty { locks.append("\(mode.rawValue) on \(tables.joined(separator: ", "))") }
        }
        let cells = [
            change.title, locks.joined(separator: "; "), effect.rewrites.map(\.text).joined(separator: ", "),
            effect.scans.map(\.text).joined(separator: ", "),
        ]
        return "|" + cells.map { $0.isEmpty ? " |" : " \($0) |" }.joined()
    }

    @Test func theTableOfTheDocumentationIsThePlanners() throws {
        let page = URL(filePath: #filePath)
            .appending(path: "../../../Sources/SchemagenVerification/Documentation.docc/LocksAndRewrites.md")
            .standardized
        let lines = try String(contentsOf: page, encoding: .utf8).split(separator: "\n").map(String.init)
        let written = lines.drop { $0 != "| Change | Locks | Written anew | Read |" }.dropFirst(2)
            .prefix { $0.hasPrefix("|") }
        let expected = try Self.changes.map(Self.row)
        #expect(Array(written) == expected, "\(expected.joined(separator: "\n"))")
    }
}
