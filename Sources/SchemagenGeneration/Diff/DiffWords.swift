import SchemagenModel
import SchemagenPlanning

extension SchemaChange.Scope {
    /// What stands behind the words of a change, in parentheses; nil where all databases of the schema notice it.
    public func words(of databases: [Database]) -> String? {
        switch self {
        case .databases(let noticing):
            noticing == databases ? nil : "\(noticing.map(\.title).joined(separator: ", ")) only"
        case .models: "models only"
        case .tool: "no database and no model"
        }
    }
}

extension MigrationPlan.Mode {
    /// How the statements run, in words.
    public var words: String {
        switch self {
        case .transaction: "in one transaction"
        case .transactionWithoutForeignKeys: "in one transaction, foreign keys switched off"
        case .single: "one statement after the other, in no transaction"
        case .batches(let batches): "in batches of \(batches.size) rows"
        }
    }
}

extension RecordedMigrations {
    /// What is to be said of the files and the plan, as sentences.
    public var words: String {
        switch agreement {
        case .same: "Their SQL is that of the plan from the old schema to the new one."
        case .different(let titles):
            "The SQL of \(Self.list(titles)) is not that of the plan"
                + "\(byHand.isEmpty ? "" : ", since hands edited it"): this is the SQL of the files."
        case .several(let count):
            "They belong to \(count) changes, one after the other: this is the SQL of the files."
                + (byHand.isEmpty ? "" : " Hands edited \(Self.list(byHand)).")
        case .behind:
            "The schema says more than they do: this is the plan of the whole change. "
                + "`swift run schemagen generate` writes what is missing."
        case .unplanned: "There is no plan to compare them with: this is the SQL of the files."
        }
    }

    private static func list(_ titles: [String]) -> String { titles.map { "`\($0)`" }.joined(separator: ", ") }
}

extension StepEffect {
    /// The locks: `AccessExclusive on orders`.
    public var lockWords: [String] {
        LockMode.allCases.reversed().compactMap { mode in
            let tables = locks.filter { $0.mode == mode }.map(\.table.text)
            return tables.isEmpty ? nil : "\(mode.rawValue) on \(Self.list(tables))"
        }
    }

    /// What is written anew or read as a whole.
    public var workWords: [String] {
        (rewrites.isEmpty ? [] : ["rewrites \(Self.list(rewrites.map(\.text)))"])
            + (scans.isEmpty ? [] : ["reads \(Self.list(scans.map(\.text)))"])
    }

    /// What is lost, on the way there or back.
    public var lossWords: [String] {
        var words = losses.isEmpty ? [] : ["loses \(Self.list(losses))"]
        switch reversibility {
        case .lossy(let names) where names != losses: words.append("the way back loses \(Self.list(names))")
        case .irreversible(let names): words.append("no way back for want of values of \(Self.list(names))")
        case .lossy, .lossless, nil: break
        }
        return words
    }

    /// Some names and how many more there are: a divided table can have hundreds of partitions.
    private static func list(_ names: [String]) -> String {
        guard names.count > 4 else { return names.joined(separator: ", ") }
        return names.prefix(3).joined(separator: ", ") + " and \(names.count - 3) more"
    }
}
