import SchemagenModel

/// The Swift types of the schema's types, by the language's table.
extension SwiftContext {
    /// The Swift type of a data type; what it needs is imported.
    func typeName(of type: DataType) -> String {
        switch type {
        case .bool: return standard("Bool")
        case .int16: return standard("Int16")
        case .int32: return standard("Int32")
        case .int64: return standard("Int64")
        case .float: return standard("Float")
        case .double: return standard("Double")
        case .decimal: return foundation("Decimal")
        case .uuid: return foundation("UUID")
        case .data: return foundation("Data")
        case .timestamp: return foundation("Date")
        case .localTimestamp: return runtime("LocalTimestamp")
        case .localDate: return runtime("LocalDate")
        case .localTime: return runtime("LocalTime")
        case .interval: return runtime("Interval")
        case .duration: return standard("Duration")
        case .json(nil), .jsonText(nil): return runtime("JSON")
        case .json(let custom?), .jsonText(let custom?): return self.custom(custom)
        case .array(let element): return "[" + typeName(of: element) + "]"
        case .enumeration(let name), .named(let name): return name
        case .reference(let table): return table + ".ID"
        case .native(let native):
            return native.swift.map { self.custom($0) } ?? standard("String")
        case .string, .varchar, .char, .citext, .inet, .cidr, .macAddress, .macAddress8, .bits, .varBits, .xml,
            .tsVector, .tsQuery, .money, .point, .line, .lineSegment, .box, .path, .polygon, .circle, .hstore, .ltree,
            .range, .multiRange:
            return standard("String")
        }
    }

    /// A type of Foundation; one that a type of the schema hides is qualified, for which all of Foundation is imported.
    func foundation(_ name: String) -> String {
        if facts.typeNames.contains(name) {
            imports.insert(.foundation)
            return "Foundation." + name
        }
        imports.insert(.essentials)
        return name
    }

    /// A type of the runtime library.
    func runtime(_ name: String) -> String {
        imports.insert(.runtime)
        return facts.typeNames.contains(name) ? "SchemagenRuntime." + name : name
    }

    /// A type that the header's `swiftImports` provide, or the standard library.
    private func custom(_ name: String) -> String {
        imports.insert(.custom)
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
                guard let named = namedType(name) else { return result }
                result += ".rawValue"
                type = named.base
            case .reference(let name):
                switch key(name) {
                case .single(_, let own):
                    result += ".rawValue"
                    type = own
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
                guard let named = namedType(name) else { return type }
                type = named.base
            case .reference(let name):
                switch key(name) {
                case .single(_, let own): type = own
                case .shared(_, let other): type = .reference(table: other)
                case .none, .composite: return type
                }
            default: return type
            }
        }
        return type
    }

    /// A value of the base type as a value of the type itself: `EmailAddress(value)`.
    func wrapping(_ value: SwiftExpression, as type: DataType) -> SwiftExpression {
        wrappers(of: type).reduce(value) { .call($1, $0) }
    }

    /// The types to wrap a value of the base in, innermost first.
    func wrappers(of type: DataType) -> [String] {
        switch type {
        case .named(let name):
            guard let named = namedType(name) else { return [] }
            return wrappers(of: named.base) + [name]
        case .reference(let name):
            switch key(name) {
            case .single(_, let own): return wrappers(of: own) + [name + ".ID"]
            case .shared(_, let other): return wrappers(of: .reference(table: other))
            case .none, .composite: return []
            }
        default: return []
        }
    }
}
