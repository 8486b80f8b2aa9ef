import SchemagenLanguage

/// Types and expressions.
extension Structure {
    /// A type as the database holds it.
    func type(_ type: DataType, to text: inout StructureText) {
        switch type {
        case .bool: text.tag("b")
        case .int16: text.tag("2")
        case .int32: text.tag("4")
        case .int64: text.tag("8")
        case .float: text.tag("f")
        case .double: text.tag("d")
        case .decimal(let precision, let scale):
            text.tag("n")
            text.number(precision.map(Int64.init))
            text.number(scale)
        case .string(let maximum): sized("s", maximum, to: &text)
        case .varchar: text.tag("v")
        case .char(let length): sized("c", length, to: &text)
        case .citext: text.tag("i")
        case .uuid: text.tag("u")
        case .data: text.tag("x")
        case .timestamp(let precision): sized("t", precision, to: &text)
        case .localTimestamp(let precision): sized("l", precision, to: &text)
        case .localDate: text.tag("y")
        case .localTime(let precision): sized("h", precision, to: &text)
        case .duration: text.tag("m")
        case .interval: text.tag("w")
        case .json: text.tag("j")
        case .jsonText: text.tag("J")
        case .array(let element): nested("A", element, to: &text)
        case .range(let element): nested("R", element, to: &text)
        case .multiRange(let element): nested("U", element, to: &text)
        case .enumeration(let name): enumeration(name, to: &text)
        case .named(let name): named(name, to: &text)
        case .reference(let table):
            let storage = index.storageType(of: type)
            if case .reference = storage {
                text.tag("?")
                tableName(table, to: &text)
            } else {
                self.type(storage, to: &text)
            }
        case .native(let native):
            text.tag("N")
            text.word(native.sql[database])
        case .bits(let length): sized("B", length, to: &text)
        case .varBits(let maximum): sized("V", maximum, to: &text)
        case .inet, .cidr, .macAddress, .macAddress8, .xml, .tsVector, .tsQuery, .money, .point, .line, .lineSegment,
            .box, .path, .polygon, .circle, .hstore, .ltree:
            text.tag("P")
            text.word(Self.plainName(type))
        }
    }

    private func sized(_ tag: Unicode.Scalar, _ size: Int?, to text: inout StructureText) {
        text.tag(tag)
        text.number(size.map(Int64.init))
    }

    private func nested(_ tag: Unicode.Scalar, _ element: DataType, to text: inout StructureText) {
        text.tag(tag)
        type(element, to: &text)
    }

    private func enumeration(_ name: String, to text: inout StructureText) {
        guard let enumeration = index.enums[name] else {
            text.tag("?")
            text.word(name)
            return
        }
        if isPostgreSQL, enumeration.storage == .native {
            text.tag("E")
            self.name(enumeration.info, to: &text)
        } else {
            // Text with a CHECK that lists the values.
            text.tag("e")
            text.number(enumeration.cases.count)
            for enumCase in enumeration.cases { text.word(enumCase.sqlName) }
        }
    }

    private func named(_ name: String, to text: inout StructureText) {
        guard let type = index.types[name] else {
            text.tag("?")
            text.word(name)
            return
        }
        if isPostgreSQL, type.storage == .domain {
            text.tag("D")
            self.name(type.info, to: &text)
        } else {
            self.type(type.base, to: &text)
            checks(of: type, to: &text)
        }
    }

    /// The names of the types without parameters that only PostgreSQL has.
    private static func plainName(_ type: DataType) -> String {
        switch type {
        case .inet: "inet"
        case .cidr: "cidr"
        case .macAddress: "macaddr"
        case .macAddress8: "macaddr8"
        case .xml: "xml"
        case .tsVector: "tsvector"
        case .tsQuery: "tsquery"
        case .money: "money"
        case .point: "point"
        case .line: "line"
        case .lineSegment: "lseg"
        case .box: "box"
        case .path: "path"
        case .polygon: "polygon"
        case .circle: "circle"
        case .hstore: "hstore"
        case .ltree: "ltree"
        default: ""
        }
    }

    /// An expression, operators before their operands.
    func expression(_ expression: Expression, columns: ColumnNames, to text: inout StructureText) {
        switch expression.kind {
        case .bool(let value): text.tag(value ? "T" : "F")
        case .integer(let value):
            text.tag("i")
            text.number(Int(value))
        case .number(let digits):
            // The same digits are one thing as a double and another as a decimal.
            if case .decimal(_, let scale) = expression.type {
                text.tag("n")
                text.number(scale)
            } else {
                text.tag("d")
            }
            text.word(digits)
        case .string(let string):
            text.tag("s")
            text.word(string)
        case .null: text.tag("0")
        case .json(let json):
            text.tag("j")
            text.word(json)
        case .array(let elements):
            text.tag("a")
            list(elements, columns: columns, to: &text)
        case .column(let name):
            text.tag("c")
            text.word(columns[name])
        case .value: text.tag("v")
        case .enumCase(let enumeration, let name):
            text.tag("e")
            text.word(storedText(of: name, in: enumeration))
        case .negate(let operand):
            text.tag("-")
            self.expression(operand, columns: columns, to: &text)
        case .not(let operand):
            text.tag("!")
            self.expression(operand, columns: columns, to: &text)
        case .infix(let operation, let left, let right):
            text.tag("(")
            text.word(operation.rawValue)
            self.expression(left, columns: columns, to: &text)
            self.expression(right, columns: columns, to: &text)
        case .ternary(let condition, let yes, let no):
            text.tag("?")
            self.expression(condition, columns: columns, to: &text)
            self.expression(yes, columns: columns, to: &text)
            self.expression(no, columns: columns, to: &text)
        case .isIn(let operand, let elements):
            text.tag("I")
            self.expression(operand, columns: columns, to: &text)
            list(elements, columns: columns, to: &text)
        case .call(let function, let arguments):
            text.tag("f")
            text.word(function.rawValue)
            list(arguments, columns: columns, to: &text)
        case .nextValue(let sequence):
            text.tag("N")
            if let sequence = index.sequences[sequence] { name(sequence.info, to: &text) } else { text.word(sequence) }
        case .sql(let sql):
            text.tag("q")
            text.word(sql[database])
        }
    }

    private func list(_ elements: [Expression], columns: ColumnNames, to text: inout StructureText) {
        text.number(elements.count)
        for element in elements { expression(element, columns: columns, to: &text) }
    }

    private func storedText(of name: String, in enumeration: String) -> String {
        guard let enumeration = index.enums[enumeration] else { return name }
        for enumCase in enumeration.cases where enumCase.name == name { return enumCase.sqlName }
        return name
    }
}
