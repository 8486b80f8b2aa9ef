import SchemagenModel

/// Finds the deprecated tables, enums and types that something not deprecated uses.
///
/// A Swift type marked deprecated warns wherever current code names it, the generated code included. Those found here
/// say so in their documentation instead, and tables at their initialisers.
struct DeprecatedUses {
    /// What each deprecated object is built on.
    private var parts: [String: [DataType]] = [:]
    private var used: Set<String> = []

    static func inCurrentCode(of schema: Schema) -> Set<String> {
        let isAnyDeprecated =
            schema.tables.contains { $0.info.deprecation != nil }
            || schema.enums.contains { $0.info.deprecation != nil }
            || schema.types.contains { $0.info.deprecation != nil }
        guard isAnyDeprecated else { return [] }
        var uses = DeprecatedUses()
        var current: [DataType] = []
        func add(_ info: ObjectInfo, _ types: [DataType], isNamed: Bool = true) {
            if info.deprecation == nil {
                current += types
            } else if isNamed {
                uses.parts[info.name] = types
            }
        }
        for table in schema.tables { add(table.info, table.columns.map(\.type) + table.computed.map(\.type)) }
        for view in schema.views {
            add(view.info, view.columns.map(\.type) + view.computed.map(\.type), isNamed: false)
        }
        for item in schema.enums { add(item.info, []) }
        for type in schema.types { add(type.info, [type.base]) }
        if uses.parts.isEmpty { return [] }
        uses.follow(current)
        return uses.used
    }

    /// Marks what the types use, and what that is built on in turn.
    private mutating func follow(_ types: [DataType]) {
        var waiting = types
        while let type = waiting.popLast() {
            switch type {
            case .enumeration(let name), .named(let name), .reference(let name):
                if let types = parts[name], used.insert(name).inserted { waiting += types }
            case .array(let element), .range(let element), .multiRange(let element): waiting.append(element)
            default: break
            }
        }
    }
}
