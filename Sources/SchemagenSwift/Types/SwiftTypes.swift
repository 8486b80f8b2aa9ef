import SchemagenModel

/// The Swift types of the schema's types, by the language's table.
struct SwiftTypes {
    let context: SwiftContext

    /// The Swift type of a data type.
    ///
    /// - Parameter imports: takes in what the type needs.
    func name(of type: DataType, imports: inout Set<SwiftImport>) -> String {
        switch type {
        case .bool: return context.standard("Bool")
        case .int16: return context.standard("Int16")
        case .int32: return context.standard("Int32")
        case .int64: return context.standard("Int64")
        case .float: return context.standard("Float")
        case .double: return context.standard("Double")
        case .decimal: return foundation("Decimal", &imports)
        case .uuid: return foundation("UUID", &imports)
        case .data: return foundation("Data", &imports)
        case .timestamp: return foundation("Date", &imports)
        case .localTimestamp: return runtime("LocalTimestamp", &imports)
        case .localDate: return runtime("LocalDate", &imports)
        case .localTime: return runtime("LocalTime", &imports)
        case .interval: return runtime("Interval", &imports)
        case .duration: return context.standard("Duration")
        case .json(nil), .jsonText(nil): return runtime("JSON", &imports)
        case .json(let custom?), .jsonText(let custom?): return self.custom(custom, &imports)
        case .array(let element): return "[" + name(of: element, imports: &imports) + "]"
        case .enumeration(let name), .named(let name): return name
        case .reference(let table): return table + ".ID"
        case .native(let native):
            return native.swift.map { self.custom($0, &imports) } ?? context.standard("String")
        case .string, .varchar, .char, .citext, .inet, .cidr, .macAddress, .macAddress8, .bits, .varBits, .xml,
            .tsVector, .tsQuery, .money, .point, .line, .lineSegment, .box, .path, .polygon, .circle, .hstore, .ltree,
            .range, .multiRange:
            return context.standard("String")
        }
    }

    /// A type of Foundation; one that a type of the schema hides is qualified, for which all of Foundation is imported.
    func foundation(_ name: String, _ imports: inout Set<SwiftImport>) -> String {
        if context.typeNames.contains(name) {
            imports.insert(.module("Foundation"))
            return "Foundation." + name
        }
        imports.insert(.essentials)
        return name
    }

    /// A type of the runtime library.
    func runtime(_ name: String, _ imports: inout Set<SwiftImport>) -> String {
        imports.insert(.module("SchemagenRuntime"))
        return context.typeNames.contains(name) ? "SchemagenRuntime." + name : name
    }

    /// A type that the header's `swiftImports` provide, or the standard library.
    private func custom(_ name: String, _ imports: inout Set<SwiftImport>) -> String {
        for module in context.schema.settings.swiftImports { imports.insert(.module(module)) }
        return name
    }

    /// What stands behind a value of the type to reach the value that expressions work on: a `type` counts as its base
    /// and an id as its key.
    func rawMember(of type: DataType) -> String {
        var type = type
        var result = ""
        // Chains are short; the bound ends a cycle of keys, which is reported as an error elsewhere.
        for _ in 0..<16 {
            switch type {
            case .named(let name):
                guard let named = context.namedType(name) else { return result }
                result += ".rawValue"
                type = named.base
            case .reference(let name):
                guard let table = context.table(name) else { return result }
                switch TableKey(table) {
                case .single(let column):
                    result += ".rawValue"
                    type = column.type
                case .shared(_, let other): type = .reference(table: other)
                case .none, .composite: return result
                }
            default: return result
            }
        }
        return result
    }

    /// The type that expressions see: without `type` and id around it.
    func base(of type: DataType) -> DataType {
        var type = type
        for _ in 0..<16 {
            switch type {
            case .named(let name):
                guard let named = context.namedType(name) else { return type }
                type = named.base
            case .reference(let name):
                guard let table = context.table(name),
                    let column = TableKey(table).column
                else { return type }
                type = column.type
            default: return type
            }
        }
        return type
    }

    /// A value of the base type as a value of the type itself: `EmailAddress(value)`.
    func wrapping(_ value: SwiftExpression, as type: DataType, imports: inout Set<SwiftImport>) -> SwiftExpression {
        switch type {
        case .named(let name):
            guard let named = context.namedType(name) else { return value }
            return .call(name, wrapping(value, as: named.base, imports: &imports))
        case .reference(let name):
            guard let table = context.table(name) else { return value }
            switch TableKey(table) {
            case .single(let column):
                return .call(name + ".ID", wrapping(value, as: column.type, imports: &imports))
            case .shared(_, let other): return wrapping(value, as: .reference(table: other), imports: &imports)
            case .none, .composite: return value
            }
        default: return value
        }
    }
}
