import SchemagenModel

/// The storage parameters of TOAST tables, where long values are kept. PostgreSQL passes over those of a table that has none.
extension Structure {
    /// A table with the storage parameters alone that PostgreSQL heeds.
    func heeded(_ table: Table) -> Table { hasToast(table) ? table : table.withoutToastOptions }

    /// The bytes of a row of which nothing is kept elsewhere.
    private static var longestRow: Int { 2032 }

    /// Whether a table has one, as the server's `needs_toast_table` finds it out.
    func hasToast(_ table: Table) -> Bool {
        let stored = table.columns.filter { $0.databases.contains(.postgresql) && $0.generated?.isVirtual != true }
        var length = 0
        var (isBounded, isMovable) = (true, false)
        for column in stored {
            let width = width(of: column.type)
            if !width.isFixed, column.postgresql.storage != .plain, width.isMovable { isMovable = true }
            guard let bytes = width.bytes else {
                isBounded = false
                continue
            }
            length = Self.aligned(length, to: width.alignment) + bytes
        }
        let head = Self.aligned(23 + (stored.count + 7) / 8, to: 8)
        return isMovable && (!isBounded || head + Self.aligned(length, to: 8) > Self.longestRow)
    }

    private static func aligned(_ length: Int, to alignment: Int) -> Int {
        (length + alignment - 1) / alignment * alignment
    }

    /// How much room values take.
    private struct Width {
        /// The most that one takes; nil: there is no limit.
        var bytes: Int?
        var alignment = 4
        /// Whether all take as much.
        var isFixed = false
        /// Whether a long one may be kept elsewhere.
        var isMovable = true

        static func fixed(_ bytes: Int, _ alignment: Int) -> Width {
            Width(bytes: bytes, alignment: alignment, isFixed: true)
        }
    }

    private func width(of type: DataType) -> Width {
        switch type {
        case .bool: return .fixed(1, 1)
        case .int16: return .fixed(2, 2)
        case .int32, .float, .localDate: return .fixed(4, 4)
        case .int64, .duration, .double, .money, .timestamp, .localTimestamp, .localTime: return .fixed(8, 8)
        case .interval, .point: return .fixed(16, 8)
        case .uuid: return .fixed(16, 1)
        case .macAddress: return .fixed(6, 4)
        case .macAddress8: return .fixed(8, 4)
        case .line, .circle: return .fixed(24, 8)
        case .lineSegment, .box: return .fixed(32, 8)
        case .string(let characters?), .char(let characters): return Width(bytes: 4 * characters + 4)
        case .bits(let bits), .varBits(let bits?): return Width(bytes: (bits + 7) / 8 + 8)
        case .decimal(let digits?, _): return Width(bytes: (digits + 6) / 4 * 2 + 8)
        case .tsQuery: return Width(isMovable: false)
        case .enumeration(let name): return index.enums[name]?.storage == .native ? .fixed(4, 4) : Width()
        case .named(let name):
            guard let named = index.types[name] else { return Width() }
            var width = width(of: named.base)
            // What a domain says of lengths the server does not see.
            if named.storage == .domain, !width.isFixed { width.bytes = nil }
            return width
        case .reference:
            let storage = index.storageType(of: type)
            return storage == type ? Width() : width(of: storage)
        case .string(nil), .varchar, .citext, .data, .json, .jsonText, .array, .inet, .cidr, .varBits(nil), .xml,
            .tsVector, .path, .polygon, .hstore, .ltree, .range, .multiRange, .decimal(nil, _), .native:
            return Width()
        }
    }
}

extension Table {
    /// The table without what is said of its TOAST table.
    var withoutToastOptions: Table {
        var table = self
        table.options.storageParameters.removeAll { $0.toastName != nil }
        return table
    }
}

extension TableDelta {
    /// Whether the table has a TOAST table before or after alone.
    func exchangesToast(_ old: Structure, _ new: Structure) -> Bool { old.hasToast(renamed) != new.hasToast(latter) }
}
