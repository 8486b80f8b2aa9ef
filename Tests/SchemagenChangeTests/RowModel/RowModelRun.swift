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
    /// What draws rows of other kinds; nil: they are left as they were made up.
    var seed: Int?

    let model: RowModel
    private let steps: [ReplayStep]
    private let hazards: Set<MigrationHazard>
    private let reversibility: Reversibility
    /// Whether it is said that a constraint can refuse the rows on the way back.
    private let canBeRefused: Bool

    /// What came of it.
    struct Outcome {
        var problems: [String] = []
        /// How many rows there were before the change.
        var rows = 0
        /// How many values the model had no word about.
        var unknown = 0
        /// Why the last rows that were tried did not fit the new schema.
        var refusal: String?
    }

    init(_ change: SchemaChange, _ database: Database, on server: Server, isLarge: Bool = false, seed: Int? = nil)
        throws
    {
        (self.change, self.database, self.server) = (change, database, server)
        (self.isLarge, self.seed) = (isLarge, seed)
        model = RowModel(from: change.before, to: change.after, on: database)
        steps = try change.steps(database)
        let migrations = try change.files(database).plan.migrations
        hazards = migrations.reduce(into: []) { $0.formUnion($1.hazards) }
        reversibility = Reversibility(of: migrations)
        canBeRefused = migrations.contains { $0.down.contains { !$0.effect.refusals.isEmpty } }
    }

    func run() throws -> Outcome {
        // Rows that were made up for the old schema need not keep the constraints of the new one: then fewer are tried,
        // then none.
        var refusal: String?
        let fewer = (0..<4).map(KeptRows.one) + (0..<4).map(KeptRows.oneThatRefers)
        for kept in [.all] + fewer + [.none] {
            do {
                var outcome = try server.withDatabase { try run($0, keeping: kept) }
                outcome.refusal = refusal
                return outcome
            } catch let violation as Violation {
                refusal = violation.message
            }
        }
        return Outcome(problems: ["the migration fails on empty tables: \(refusal ?? "")"])
    }

    /// - Throws: `Violation` where the rows do not keep the constraints of the new schema.
    private func run(_ database: Server.Database, keeping kept: KeptRows) throws -> Outcome {
        var outcome = Outcome()
        try database.run(steps[0].up.text)
        try divide(database)
        try database.fill(rowsPerTable: 4)
        fillVirtualTables(database)
        if let seed { try disturb(database, seed) }
        try thin(database, to: kept)
        if kept == .all {
            if isLarge { try multiply(database) }
            try leaveGap(database)
        }
        let highest = try giveUpHighest(database)
        let start = try read(change.before, database)
        let numbers = try nextNumbers(change.before, database)
        outcome.rows = start.values.reduce(0) { $0 + $1.count }

        let expected = model.up(start)
        do {
            try ups(database)
        } catch let violation as Violation where violation.isAboutPartitions && model.haveAllPlaces(expected) {
            outcome.problems.append("the way there fails, though each row has a partition: \(violation.message)")
            return outcome
        }
        try compare(expected, change.after, database, "after the up", &outcome)
        try checkNumbers(change.after, database, numbers, highest, isUp: true, "after the up", &outcome)
        checkLabels(start, &outcome)
        do {
            try downs(database)
        } catch let violation as Violation {
            // Values that an expression made need not be values of the old type, and what must be there need not come back.
            if !hazards.contains(.irreversible), !canBeRefused, !model.pairs.converts {
                outcome.problems.append("the way back fails on the rows that the way there left: \(violation.message)")
            }
            return outcome
        }
        if model.pairs.unreturnable.contains(where: { !(start[$0] ?? []).isEmpty }) {
            outcome.problems.append("the way back works, though nothing can stand in a column that returns")
        }
        try compare(model.down(start, from: expected), change.before, database, "after the down", &outcome)
        try checkNumbers(change.before, database, numbers, highest, isUp: false, "after the down", &outcome)
        let second = try read(change.before, database)
        checkLosses(start, second, &outcome)
        try ups(database)
        try compare(model.up(second), change.after, database, "after the second up", &outcome)
        return outcome
    }

    // MARK: Scripts

    private struct Violation: Error {
        let message: String

        /// Whether a row is in none of the partitions, or in the wrong one.
        var isAboutPartitions: Bool {
            ["no partition of relation", "partition constraint of relation", "updated partition constraint"].contains {
                message.contains($0)
            }
        }
    }

    private var mayConvert: Bool { model.pairs.converts }

    private func run(_ script: ReplayStep.Script, _ database: Server.Database) throws {
        do {
            try database.run(script.text)
        } catch
            where error.isViolation
            && (mayConvert || !error.message.contains("(SQLSTATE 22") || model.pairs.namesGoneCase(error.message))
        {
            // A value that is of the wrong form is the rows' fault only where an expression makes it, or where it is a case
            // that nothing follows; one that is none of an enum's never is where each case is followed by another.
            if !mayConvert, model.pairs.namesCases(error.message) {
                throw SchemaChange.Failure(description: "\(script.path): \(error.message)\n\(script.text)")
            }
            throw Violation(message: error.message)
        } catch {
            throw SchemaChange.Failure(description: "\(script.path): \(error.message)\n\(script.text)")
        }
    }

    private func ups(_ database: Server.Database) throws {
        for step in steps.dropFirst() { try run(step.up, database) }
    }

    private func downs(_ database: Server.Database) throws {
        for step in steps.dropFirst().reversed() {
            do {
                try run(step.down, database)
            } catch let failure as SchemaChange.Failure where hazards.contains(.irreversible) {
                throw Violation(message: failure.description)
            }
        }
    }

    // MARK: Checks

    private func compare(
        _ expected: [String: [ExpectedRow]], _ schema: Schema, _ database: Server.Database, _ when: String,
        _ outcome: inout Outcome
    ) throws {
        let index = schema == change.after ? model.pairs.newIndex : model.pairs.oldIndex
        for table in held(schema) {
            guard let rows = expected[table.info.name] else {
                outcome.unknown += 1
                continue
            }
            let columns = model.pairs.columns(of: table)
            var comparison = RowComparison(table, columns, index, self.database, when: when)
            comparison.compare(rows, try database.rows(of: table, columns: columns, isWhole: false))
            outcome.problems += comparison.problems
            outcome.unknown += comparison.unknown
            // A table shows the rows of those that inherit from it as well.
            let heirs = schema.heirs(of: table).map { expected[$0.info.name] }
            guard !heirs.isEmpty, !heirs.contains(where: { $0 == nil }) else { continue }
            var whole = RowComparison(table, columns, index, self.database, when: "\(when), with heirs", isWhole: true)
            whole.compare(
                rows + heirs.flatMap { $0 ?? [] }, try database.rows(of: table, columns: columns, isWhole: true))
            outcome.problems += whole.problems
        }
        for table in schema.tables where schema == change.after && table.mirrorsRows {
            let former = model.pairs.tables[table.info.name].flatMap { model.pairs.oldIndex.tables[$0] }
            guard self.database == .sqlite, former?.virtualModule != table.virtualModule else { continue }
            let name = database.name(of: table)
            if !database.attempt("INSERT INTO \(name) (\(name), rank) VALUES ('integrity-check', 1)") {
                outcome.problems.append("\(when): \(table.info.sqlName) is not what its content is")
            }
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
            let latter = isUp ? table : model.pairs.latter(table)
            // What gave no numbers for a while knows none of before.
            guard let former, let latter, numbered(latter) != nil, let column = numbered(table),
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
        let mayBeEither = losses.isEmpty && !model.pairs.possibleLosses.isEmpty
        if hazards.contains(.lossy) != !losses.isEmpty, !mayBeEither {
            outcome.problems.append(
                losses.isEmpty
                    ? "labelled lossy, though nothing is lost" : "not labelled lossy: \(losses.joined(separator: ", "))"
            )
        }
        let unreturnable = model.pairs.unreturnable
        if hazards.contains(.irreversible) != !unreturnable.isEmpty {
            outcome.problems.append(
                unreturnable.isEmpty
                    ? "labelled irreversible, though all can return"
                    : "not labelled irreversible: \(unreturnable.joined(separator: ", "))")
        }
    }

    /// What is not as it was must be said to be lost: all of it where the change is lossless, else what is named.
    private func checkLosses(_ start: Rows, _ end: Rows, _ outcome: inout Outcome) {
        for table in held(change.before) {
            var left: [String: [Cell: Int]] = [:]
            for row in end[table.info.name] ?? [] {
                for (name, cell) in row { left[name, default: [:]][cell, default: 0] += 1 }
            }
            for row in start[table.info.name] ?? [] {
                for (name, cell) in row where name != Row.rowID { left[name, default: [:]][cell, default: 0] -= 1 }
            }
            for column in model.pairs.columns(of: table) {
                guard let lost = left[column.sqlName]?.first(where: { $0.value < 0 })?.key else { continue }
                if column.generated == nil, !reversibility.names(column, of: table, model.pairs) {
                    outcome.problems.append("\(table.info.sqlName).\(column.sqlName) lost \(lost), which no label says")
                }
            }
        }
    }
}
