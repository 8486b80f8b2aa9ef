import SchemagenModel
import SchemagenPlanning
import Testing

/// What every plan for a PostgreSQL database in use keeps to, or with `onlineChanges: false` does without: no catalogue shows
/// afterwards how heavily a table was locked on the way.
@Suite struct OnlineFormTests {
    private static let names = SchemaChange.names.filter { name in
        (try? SchemaChange(fixture: name).isFor(.postgresql)) ?? false
    }

    @Test(arguments: names)
    func form(name: String) throws {
        let change = try SchemaChange(fixture: name)
        let plan = try change.files(.postgresql).plan
        let there = SchemaPairs(change.before, change.after, on: .postgresql)
        if change.after.settings.onlineChanges {
            for problem in Self.heavySteps(plan, there) { Issue.record("\(problem)") }
        } else {
            let words = plan.migrations.flatMap(\.up).map(\.step).filter { Self.isLight($0) }
            #expect(words.isEmpty, "plain forms are asked for")
        }
        for problem in Self.unfinished(plan) { Issue.record("\(problem)") }
        for migration in plan.migrations where migration.mode == .single {
            #expect(migration.up.count == 1, "a statement outside a transaction stands alone")
        }
    }

    /// Steps that look at all rows of a table in use while others are kept out, though there is a lighter form.
    private static func heavySteps(_ plan: ChangePlan, _ pairs: SchemaPairs) -> [String] {
        func isInUse(_ table: String) -> Bool {
            guard let latter = pairs.newIndex.tables[table], pairs.former(latter) != nil else { return false }
            return latter.options.partitioning == nil
        }
        return plan.migrations.flatMap { migration in
            // Nobody else sees a table that the same migration makes anew before it is committed.
            let anew = migration.up.compactMap { planned in
                if case .rebuildTable(let rebuild) = planned.step { rebuild.to.info.name } else { nil }
            }
            return migration.up.compactMap { planned -> String? in
                switch planned.step {
                case .addConstraint(let constraint, let table, nil, isChecked: true) where isInUse(table):
                    switch constraint {
                    case .check, .derived, .notNull, .foreignKey:
                        "\(planned.step.summary) reads the table under a heavy lock"
                    case .primaryKey, .unique, .exclusion: nil
                    }
                case .createIndex(let index, let owner, nil, isConcurrent: false)
                where isInUse(owner) && !anew.contains(owner):
                    "index \(index.sqlName) is built while nobody can write"
                case .createIndex(let index, _, _, isConcurrent: true) where migration.mode != .single:
                    "index \(index.sqlName) is built concurrently in a transaction"
                default: nil
                }
            }
        }
    }

    private static func isLight(_ step: Step) -> Bool {
        switch step {
        case .createIndex(_, _, _, isConcurrent: true), .addConstraint(.notNull, _, _, _): true
        case .addConstraint(.check(let check), _, _, isChecked: false): !check.info.isNotValid
        case .addConstraint(.foreignKey(let key), _, _, isChecked: false): !key.info.isNotValid
        case .addConstraint(.derived, _, _, isChecked: false), .validateConstraint, .adoptIndex: true
        default: false
        }
    }

    /// Constraints that hold for new rows alone at the end, and checks for NOT NULL that are left behind.
    private static func unfinished(_ plan: ChangePlan) -> [String] {
        var open: [String: String] = [:]
        var helpers: Set<String> = []
        for planned in plan.migrations.flatMap(\.up) {
            switch planned.step {
            case .addConstraint(let constraint, let table, _, isChecked: false):
                if case .check(let check) = constraint, check.info.isNotValid { continue }
                if case .foreignKey(let key) = constraint, key.info.isNotValid { continue }
                open[constraint.sqlName] = "\(constraint.sqlName) of \(table) is never validated"
                if case .notNull = constraint { helpers.insert(constraint.sqlName) }
            case .validateConstraint(let constraint, _): open[constraint.sqlName] = nil
            case .dropConstraint(let constraint, _, _): helpers.remove(constraint.sqlName)
            case .addDomainCheck(let check, let type, isChecked: false) where !check.isNotValid:
                open[check.sqlName] = "\(check.sqlName) of \(type.info.name) is never validated"
            case .validateDomainCheck(let check, _): open[check.sqlName] = nil
            default: break
            }
        }
        return open.values.sorted() + helpers.sorted().map { "\($0) is left behind" }
    }
}
