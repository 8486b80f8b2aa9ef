import SchemagenModel

/// What SQLite's documentation says of the rows of virtual tables.
extension Table {
    /// Whether the database keeps rows for the table that can be read again and are nowhere else: those of a virtual table
    /// are its module's business, unless it is a full-text table with content of its own or a spatial one.
    var keepsRows: Bool {
        guard let virtualModule else { return true }
        switch moduleName {
        case "fts3", "fts4", "fts5": return !virtualModule.contains(/[(,]\s*content\s*=/.ignoresCase())
        case "rtree", "rtree_i32": return true
        default: return false
        }
    }

    /// Whether the index of a full-text table is made of another table's rows, so that it can be held against them.
    var mirrorsRows: Bool {
        moduleName == "fts5" && virtualModule?.contains(/[(,]\s*content\s*=\s*['"]?\w/.ignoresCase()) ?? false
    }

    /// Whether each value stays as it was given, and what was not given is NULL.
    var takesAnything: Bool { moduleName?.hasPrefix("fts") ?? false }

    private var moduleName: String? {
        virtualModule.map { module in
            module.prefix { $0 != "(" }.filter { !$0.isWhitespace }.lowercased()
        }
    }

    /// Whether a column must have a value: no module refuses NULL for the sake of a Swift type.
    func mustHave(_ column: Column, _ index: SchemaIndex, on database: Database) -> Bool {
        virtualModule == nil && index.hasNotNull(column, on: database)
    }
}
