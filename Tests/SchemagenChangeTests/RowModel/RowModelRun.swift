import SchemagenDatabases
import SchemagenModel
import SchemagenPlanning

/// One change on a real engine, its rows compared with those that the model says: after the up, after the down, after the
/// up again.
struct RowModelRun<Server: ReplayServer> where Server.Database: ModelDatabase {
    let change: SchemaChange
    let database: Database
    let server: Server
    /// Whether tables get thousands of rows where nothing speaks against it.
    var isLarge = false

    private let model: RowModel
    private let steps: [ReplayStep]
    private let hazards: Set<MigrationHazard>

    /// What came of it.
    struct Outcome {
        var problems: [String] = []
        /// How many rows there were before the change.
        var rows = 0
        /// How many values the model had no word about, and how many it had.
        var unknown = 0
    }

    init(_ change: SchemaChange, _ database: Database, on server: Server, isLarge: Bool = false) throws {
        (self.change, self.database, self.server, self.isLarge) = (change, database, server, isLarge)
        model = RowModel(from: change.before, to: change.after, on: database)
        steps = try change.steps(database)
        hazards = try change.files(database).plan.migrations.reduce(into: []) { $0.formUnion($1.hazards) }
    }

    func run() throws -> Outcome {
        // Rows that were made up for the old schema need not keep the constraints of the new one: then one of each table
        // is tried, then none.
        for kept in [nil, 0, 1, 2, 3, -1] {
            if let outcome = try server.withDatabase({ try run($0, keeping: kept) }) { return outcome }
        }
        return Outcome(problems: ["the migration fails on empty tables"])
    }

    /// - Parameter kept: The row of each table that stays; nil for all, -1 for none.
    /// - Returns: nil where the rows do not keep the constraints of the new schema.
    private func run(_ database: Server.Database, keeping kept: Int?) throws -> Outcome? {
        var outcome = Outcome()
        try database.run(steps[0].up.text)
        try database.fill(rowsPerTable: 4)
        if let kept { try thin(database, to: kept) } else if isLarge { try multiply(database) }
        let highest = try giveUpHighest(database)
        let start = try read(change.before, database)
        let numbers = try nextNumbers(change.before, database)
        outcome.rows = start.values.reduce(0) { $0 + $1.count }

        guard try ups(database) else { return nil }
        let expected = model.up(start)
        try compare(expected, change.after, database, "after the up", &outcome)
        try checkNumbers(change.after, database, numbers, highest, isUp: true, "after the up", &outcome)
        checkLabels(start, &outcome)
        if hazards.contains(.irreversible) {
            if try downs(database) && model.pairs.unreturnable.contains(where: { !(start[$0] ?? []).isEmpty }) {
                outcome.problems.append("labelled irreversible, though the way back works")
            }
            return outcome
        }
        guard try downs(database) else {
            outcome.problems.append("the way back fails on the rows that the way there left")
            return outcome
        }
        try compare(model.down(start, from: expected), change.before, database, "after the down", &outcome)
        try checkNumbers(change.before, database, numbers, highest, isUp: false, "after the down", &outcome)
        let second = try read(change.before, database)
        checkLosses(start, second, &outcome)
        guard try ups(database) else {
            outcome.problems.append("the second way there fails on the rows that the way back left")
            return outcome
        }
        try compare(model.up(second), change.after, database, "after the second up", &outcome)
        return outcome
    }

    // MARK: Scripts

    private func ups(_ database: Server.Database) throws -> Bool {
        for step in steps.dropFirst() {
            do { try database.run(step.up.text) } catch  where error.isViolation { return false } catch {
                throw SchemaChange.Failure(description: "\(step.up.path): \(error.message)\n\(step.up.text)")
            }
        }
        return true
    }

    private func downs(_ database: Server.Database) throws -> Bool {
        for step in steps.dropFirst().reversed() {
            do { try database.run(step.down.text) } catch  where error.isViolation { return false } catch {
                if hazards.contains(.irreversible) { return false }
                throw SchemaChange.Failure(description: "\(step.down.path): \(error.message)\n\(step.down.text)")
            }
        }
        return true
    }

    // MARK: Rows before

    private func held(_ schema: Schema) -> [Table] { schema.tables.filter(model.pairs.isHeld) }

    private func read(_ schema: Schema, _ database: Server.Database) throws -> Rows {
        var rows: Rows = [:]
        for table in held(schema) {
            rows[table.info.name] = try database.rows(of: table, columns: model.pairs.columns(of: table))
        }
        return rows
    }

    private var rowName: String { database == .postgresql ? "ctid" : "rowid" }

    private func thin(_ database: Server.Database, to kept: Int) throws {
        // What others refer to goes when these are gone.
        for _ in 0..<3 {
            for table in held(change.before) where !table.options.isWithoutRowID {
                let name = database.name(of: table)
                let found = try database.cells("SELECT \(rowName) FROM \(name) ORDER BY \(rowName)")
                for (place, row) in found.enumerated() where place != kept {
                    let key = row[0].text.map { "'\($0)'" } ?? "\(row[0])"
                    _ = database.attempt("DELETE FROM \(name) WHERE \(rowName) = \(key)")
                }
                if kept < 0 { _ = database.attempt("DELETE FROM \(name)") }
            }
        }
    }

    /// Gives tables with a number of their own more than a thousand rows; a unique key keeps the others small.
    private func multiply(_ database: Server.Database) throws {
        for table in held(change.before) {
            let columns = model.pairs.columns(of: table).filter { $0.generated == nil && $0.identity == nil }
            guard !columns.isEmpty else { continue }
            let names = columns.map { Server.Database.quoted($0.sqlName) }.joined(separator: ", ")
            let name = database.name(of: table)
            let numbers =
                self.database == .postgresql
                ? "SELECT generate_series(1, 400)"
                : "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 400) SELECT i FROM n"
            _ = database.attempt("INSERT INTO \(name) (\(names)) SELECT \(names) FROM \(name), (\(numbers)) AS numbers")
        }
    }

    /// Takes the row of the highest number out of each table that gives numbers: it must not be given again.
    /// - Returns: The highest number that each such table ever gave, by the table's name.
    private func giveUpHighest(_ database: Server.Database) throws -> [String: Int64] {
        var result: [String: Int64] = [:]
        for table in held(change.before) {
            guard let column = numbered(table), (column.identity?.options.increment ?? 1) > 0 else { continue }
            let (name, key) = (database.name(of: table), Server.Database.quoted(column.sqlName))
            guard let number = Self.number(try database.cells("SELECT max(\(key)) FROM \(name)").first?.first) else { continue }
            result[table.info.name] = number
            let count = Self.number(try database.cells("SELECT count(*) FROM \(name)").first?.first) ?? 0
            if count > 2 { _ = database.attempt("DELETE FROM \(name) WHERE \(key) = \(number)") }
        }
        return result
    }

    private static func number(_ cell: Cell?) -> Int64? {
        if case .integer(let number) = cell { return number }
        return cell?.text.flatMap { Int64($0) }
    }

    private func numbered(_ table: Table) -> Column? {
        model.pairs.columns(of: table).first { $0.identity != nil && (database == .postgresql || $0.identity?.isAutoincrement == true) }
    }

    private func nextNumbers(_ schema: Schema, _ database: Server.Database) throws -> [String: Int64] {
        var result: [String: Int64] = [:]
        for table in held(schema) {
            if let column = numbered(table) { result[table.info.name] = try database.nextNumber(of: column, in: table) }
        }
        return result
    }

    // MARK: Checks

    private func compare(
        _ expected: [String: [ExpectedRow]], _ schema: Schema, _ database: Server.Database, _ when: String,
        _ outcome: inout Outcome
    ) throws {
        let index = schema == change.after ? model.pairs.newIndex : model.pairs.oldIndex
        for table in held(schema) {
            let columns = model.pairs.columns(of: table)
            var comparison = RowComparison(table, columns, index, self.database, when: when)
            comparison.compare(expected[table.info.name] ?? [], try database.rows(of: table, columns: columns))
            outcome.problems += comparison.problems
            outcome.unknown += comparison.unknown
        }
        let names = Set(held(schema).map(\.info.sqlName))
        outcome.problems += try database.faults(tables: names).map { "\(when): \($0)" }
    }

    /// Numbers go on where they were.
    private func checkNumbers(
        _ schema: Schema, _ database: Server.Database, _ before: [String: Int64], _ highest: [String: Int64],
        isUp: Bool, _ when: String, _ outcome: inout Outcome
    ) throws {
        for table in held(schema) {
            let former = isUp ? model.pairs.former(table) : table
            guard let former, isUp || model.pairs.latter(table) != nil, let column = numbered(table),
                let was = numbered(former), (column.identity?.options.increment ?? 1) > 0
            else { continue }
            let next = try database.nextNumber(of: column, in: table)
            guard let next else {
                outcome.problems.append("\(when): \(table.info.sqlName).\(column.sqlName) gives no numbers")
                continue
            }
            if let last = highest[former.info.name], next <= last {
                outcome.problems.append("\(when): \(table.info.sqlName) gives \(next) again")
            }
            if column.identity?.options == was.identity?.options, let other = before[former.info.name], next != other {
                outcome.problems.append("\(when): \(table.info.sqlName) gives \(next) instead of \(other)")
            }
        }
    }

    private func checkLabels(_ start: Rows, _ outcome: inout Outcome) {
        let losses = model.pairs.losses
        if hazards.contains(.lossy) != !losses.isEmpty {
            outcome.problems.append(
                losses.isEmpty ? "labelled lossy, though nothing is lost" : "not labelled lossy: \(losses.joined(separator: ", "))")
        }
        let unreturnable = model.pairs.unreturnable
        if hazards.contains(.irreversible) != !unreturnable.isEmpty {
            outcome.problems.append(
                unreturnable.isEmpty
                    ? "labelled irreversible, though all can return"
                    : "not labelled irreversible: \(unreturnable.joined(separator: ", "))")
        }
    }

    /// What is not as it was must be said to be lost.
    private func checkLosses(_ start: Rows, _ end: Rows, _ outcome: inout Outcome) {
        guard !hazards.contains(.lossy) else { return }
        for table in held(change.before) {
            func known(_ rows: [Row]?) -> [String] {
                (rows ?? []).flatMap { row in row.filter { $0.value != .null }.map { "\($0.key) \($0.value)" } }
            }
            var left: [String: Int] = [:]
            for value in known(end[table.info.name]) { left[value, default: 0] += 1 }
            for value in known(start[table.info.name]) {
                left[value, default: 0] -= 1
                if left[value] == -1 {
                    outcome.problems.append("\(table.info.sqlName) lost \(value), which no label says")
                    break
                }
            }
        }
    }
}
