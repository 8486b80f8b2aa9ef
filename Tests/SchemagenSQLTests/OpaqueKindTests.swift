import SchemagenDatabases
import SchemagenTestSupport
import Testing

/// Each kind of object that is kept as SQL text: created, dropped as it follows, nothing left.
@Suite struct OpaqueKindTests {
    private static let header = """
        schema Test { databases: [postgresql(14)] }
        namespace app {
            table Lead as leads { id: Int64 @primaryKey email: String(320) at: Int32 }
            table Day as days {
                day: Timestamp
                partition by range(day) { first as days_first from ("2026-01-01") to ("2026-02-01") }
            }
            view Cheap as cheap uses Lead { id: Int64 } = sql "select id from app.leads"
        }

        """

    @Test func operatorsAndTypes() throws {
        try Migration(
            Self.header + #"""
                sql operator family "app.\"Loose one\" using btree" """
                    create operator family app."Loose one" using btree;
                    alter operator family app."Loose one" using btree add operator 1 <(integer, integer)
                    """
                sql operator family "odd using hash" "create operator family odd using hash"
                sql operator class "odd using hash" uses "operator family odd using hash", "===(integer, integer)" """
                    create operator class odd for type integer using hash family odd as
                        operator 1 ===, function 1 hashint4(integer)
                    """
                sql operator "===(integer, integer)" """
                    create operator === (leftarg = integer, rightarg = integer, function = int4eq)
                    """
                sql operator "!!(none, integer)" "create operator !! (rightarg = integer, function = int4abs)"
                sql aggregate "rows(*)" "create aggregate rows(*) (sfunc = int8inc, stype = bigint, initcond = '0')"
                sql aggregate "middle(double precision, double precision)" """
                    create aggregate middle(double precision order by double precision)
                        (sfunc = ordered_set_transition, stype = internal, finalfunc = percentile_cont_float8_final)
                    """ drop "drop aggregate middle(double precision order by double precision)"
                sql conversion "app.\"Conv\"" "create conversion app.\"Conv\" for 'LATIN1' to 'UTF8' from iso8859_1_to_utf8"
                sql type "app.Pair" "create type app.Pair as (x integer)"
                sql domain "app.\"select\"" "create domain app.\"select\" as integer"
                sql function "app.changed(internal)" """
                    create function app.changed(internal) returns internal language internal immutable as 'textin'
                    """
                sql transform "for app.pair language plpgsql" uses "app.Pair", "app.changed(internal)" """
                    create transform for app.pair language plpgsql (from sql with function app.changed(internal))
                    """
                sql cast "(app.pair as integer)" uses "app.one(app.pair)" """
                    create cast (app.pair as integer) with function app.one(app.pair)
                    """
                sql function "app.one(app.pair)" uses "app.Pair" """
                    create function app.one(app.pair) returns integer language sql immutable as 'select $1.x'
                    """
                sql language "my language" "create language \"my language\" handler plpgsql_call_handler"
                sql access method "heap2" "create access method heap2 type table handler heap_tableam_handler"
                """#
        ).onPostgreSQL(holds: [
            "operator public.===(integer,integer)", "operator public.!!(NONE,integer)",
            "operator class public.odd USING hash", "operator family app.\"Loose one\" USING btree",
            "composite app.pair", "domain app.\"select\" integer", "cast (app.pair AS integer)",
            "conversion app.\"Conv\"", "transform for app.pair", "language \"my language\"",
            "access method heap2", "aggregate public.rows()",
        ])
    }

    @Test func textSearchAndForeignData() throws {
        try Migration(
            Self.header + #"""
                sql text search dictionary "dict" "create text search dictionary dict (template = simple)"
                sql text search configuration "app.\"The words\"" uses "dict" """
                    create text search configuration app."The words" (parser = default);
                    alter text search configuration app."The words" add mapping for word with dict
                    """
                sql text search parser "pars" """
                    create text search parser pars
                        (start = prsd_start, gettoken = prsd_nexttoken, end = prsd_end, lextypes = prsd_lextype)
                    """
                sql text search template "order" "create text search template \"order\" (lexize = dsimple_lexize)"
                sql foreign data wrapper "wire" "create foreign data wrapper wire"
                sql server "far away" uses "wire" "create server \"far away\" foreign data wrapper wire"
                sql foreign table "app.remote" uses "far away" "create foreign table app.remote (a integer) server \"far away\""
                sql trigger "remote trigger" on Lead uses Lead, "app.touch()" """
                    create trigger "remote trigger" after insert on app.leads for each row execute function app.touch()
                    """
                sql function "app.touch()" """
                    create function app.touch() returns trigger language plpgsql as 'begin return new; end'
                    """
                """#
        ).onPostgreSQL(holds: [
            "foreign table app.remote", "server \"far away\"", "foreign-data wrapper wire",
            "text search configuration app.\"The words\"", "text search dictionary public.dict",
            "text search parser public.pars", "text search template public.\"order\"",
        ])
    }

    @Test func triggersAndRulesOnWhatIsNoPlainTable() throws {
        try Migration(
            Self.header + #"""
                sql function "app.touch()" """
                    create function app.touch() returns trigger language plpgsql as 'begin return new; end'
                    """
                sql trigger "daily" on Day uses Day, "app.touch()" """
                    create trigger daily after insert on app.days for each row execute function app.touch()
                    """
                sql trigger "instead" on Cheap uses Cheap, "app.touch()" """
                    create trigger instead instead of insert on app.cheap for each row execute function app.touch()
                    """
                sql rule "quiet" on Cheap uses Cheap "create rule quiet as on delete to app.cheap do instead nothing"
                sql policy "user" on Day uses Day "create policy \"user\" on app.days using (true)"
                sql constraint "no overlap" on Lead uses Lead """
                    alter table app.leads add constraint "no overlap" exclude using btree (at with =)
                    """
                sql comment "constraint no overlap" on Lead uses Lead, "no overlap" """
                    comment on constraint "no overlap" on app.leads is 'One at a time.'
                    """ drop "comment on constraint \"no overlap\" on app.leads is null"
                sql comment "view cheap" on Cheap uses Cheap """
                    comment on column app.cheap.id is 'Of the lead.'
                    """ drop "comment on column app.cheap.id is null"
                sql setting "replica identity" on Lead uses Lead """
                    alter table app.leads replica identity full
                    """ drop "alter table app.leads replica identity default"
                sql setting "storage" on Lead uses Lead """
                    alter table app.leads alter column email set storage external, alter column email set statistics 7
                    """ drop """
                    alter table app.leads alter column email set storage extended, alter column email set statistics -1
                    """
                sql setting "quiet" on Day uses Day, "daily" """
                    alter table app.days disable trigger daily
                    """ drop "alter table app.days enable trigger daily"
                """#
        ).onPostgreSQL(holds: [
            "trigger app.days.daily", "trigger app.days_first.daily", "trigger app.cheap.instead",
            "rule app.cheap.quiet",
            "policy app.days.\"user\"", "constraint app.leads.\"no overlap\" EXCLUDE",
            "comment table constraint \"no overlap\" on app.leads 'One at a time.'",
            "comment view column app.cheap.id 'Of the lead.'",
            "column app.leads.email character varying(320) not null storage e", "table app.leads identity f",
        ])
    }

    @Test func whatTheLanguageCannotSay() throws {
        try Migration(
            Self.header + #"""
                sql schema "Elsewhere" "create schema Elsewhere"
                sql type "pair" "create type pair as (x integer, y text)"
                sql table "elsewhere.\"Typed\"" uses "pair", "schema Elsewhere" "create table elsewhere.\"Typed\" of pair"
                sql sequence "elsewhere.numbers" uses "schema Elsewhere" "create sequence elsewhere.numbers"
                sql view "typed view" uses "elsewhere.\"Typed\"" "create view \"typed view\" as select * from elsewhere.\"Typed\""
                sql materialized view "kept" uses "typed view" "create materialized view kept as select * from \"typed view\""
                sql index "kept_x" uses "kept" "create index kept_x on kept (x)"
                sql index "app.\"Odd index\"" on Lead uses Lead """
                    create index "Odd index" on app.leads using spgist (email)
                    """
                """#
        ).onPostgreSQL(holds: [
            "schema elsewhere", "table elsewhere.\"Typed\"", "sequence elsewhere.numbers", "view public.\"typed view\"",
            "materialized view public.kept", "index public.kept_x", "index app.\"Odd index\"",
        ])
    }
}
