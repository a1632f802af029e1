using System.Text;
using CsCheck;
using SessionOps.InnerTube.Bridge;

namespace SessionOps.Core.Tests.InnerTube;

public sealed class PageSourceTests
{
    [Fact]
    public void Merges_all_calls_in_their_order()
    {
        var page = PageSource.Read("""<script>ytcfg.set({"A":1,"B":1});</script><p></p><script>window.ytcfg.set({B:2}); ytcfg.set("C", {d:'e'})</script>""");

        Assert.Equal("""{"A":1,"B":2,"C":{"d":"e"}}""", page.Config.ToJsonString());
    }

    [Fact]
    public void Reads_the_challenge_of_both_forms()
    {
        Assert.Equal("""{"R":"{}","T":"t"}""", PageSource.Read("<script>window.ytAtN({'R':'\\x7b\\x7d','T':'t',});</script>").Attestation?.ToJsonString());
        Assert.Equal("""{"R":"{}"}""", PageSource.Read("<script>window.ytAtR = '\\x7b\\x7d';</script>").Attestation?.ToJsonString());
    }

    [Theory]
    [InlineData("<!-- <script>ytcfg.set({A:0})</script> -->")]
    [InlineData("<div title=\"<script>ytcfg.set({A:0})</script>\">")]
    [InlineData("<div title='>' data-x='<script>ytcfg.set({A:0})</script>'>")]
    [InlineData("<style>/* <script>ytcfg.set({A:0})</script> */</style>")]
    [InlineData("<textarea><script>ytcfg.set({A:0})</script></textarea>")]
    [InlineData("<script>var a = 'ytcfg.set({A:0})';</script>")]
    [InlineData("<script>var a = \"it's \\\" ytcfg.set({A:0})\";</script>")]
    [InlineData("<script>// ytcfg.set({A:0})\n</script>")]
    [InlineData("<script>/* ytcfg.set({A:0}) */</script>")]
    [InlineData("<script>var a = `ytcfg.set({A:0}) ${'`'} ytcfg.set({A:0})`;</script>")]
    [InlineData("<script>var a = /['\"]ytcfg.set({A:0})/.test(b);</script>")]
    [InlineData("<script>var a = b / c; var d = e[0] / f; var g = (h) / 2;</script>")]
    [InlineData("<script>notytcfg.set({A:0}); ytcfg.settle({A:0}); ytcfg.set.call({A:0}); a.ytcfg.set({A:0});</script>")]
    [InlineData("<script>ytcfg.set(function(){return{A:0}}())</script>")]
    [InlineData("<script>return /[/'\"]/; </script>")]
    [InlineData("<script>if(x)/'/.test(y);</script>")]
    [InlineData("<script>if(window.old)/'/.test(y);</script>")]
    [InlineData("<script>if((window.old).er)/'/.test(y); else if ( self . b ) /\"/.test(z)</script>")]
    [InlineData("<script>while (x(1)) /\"/g.exec(y)</script>")]
    [InlineData("<script>if(a){b()}/'/.test(c)</script>")]
    [InlineData("<script>a++ /2; b = '/'; c-- / 2; d = \"/\"</script>")]
    [InlineData("<script>a = {b:1} / 2; c = '/'; e = f[0] / g; h = '/'</script>")]
    [InlineData("<script>a\n++\n/'/.lastIndex</script>")]
    [InlineData("<script>a.return / b; c = '/'; x.if(1) / 2; d = \"/\"</script>")]
    [InlineData("<script>var f = () => {} \n /'/.test(a)</script>")]
    [InlineData("<script>a = .5 / 2 + '/' + 1e3 / b + \"/\"</script>")]
    [InlineData("<a title=it's href=/a?b=\"c>")]
    [InlineData("<p data-x=a\"b class='>'>")]
    [InlineData("<!--><p>")]
    [InlineData("<script-like a='>'></script-like>")]
    [InlineData("<script>var a = '</scripture'; f().ytcfg.set({A:0}); b?.ytcfg.set({A:0})</script>")]
    public void Decoys_do_not_count_and_hide_nothing_that_follows(string decoy) =>
        Assert.Equal("""{"A":1}""", PageSource.Read($"<html>{decoy}<script>ytcfg.set({{A:1}});</script></html>").Config.ToJsonString());

    [Theory]
    [InlineData("window[\"ytcfg\"].set({A:1})")]
    [InlineData("window['ytcfg']['set']({A:1})")]
    [InlineData("ytcfg?.set({A:1})")]
    [InlineData("ytcfg?.[\"set\"]?.({A:1})")]
    [InlineData("window?.ytcfg?.set({A:1})")]
    [InlineData("self.ytcfg.set({A:1})")]
    [InlineData("globalThis.window.ytcfg . set ( {A:1} )")]
    [InlineData("window /* x */ . ytcfg\n.set({A:1})")]
    [InlineData("(window.ytcfg).set({A:1})")]
    [InlineData("(0, ytcfg.set)({A:1})")]
    [InlineData("a && ytcfg.set({A:1})")]
    [InlineData("yt.setConfig({A:1})")]
    [InlineData("ytcfg.set({A:1}, b)")]
    [InlineData("ytcfg.set('A', 1); ytcfg.set('B', b); ytcfg.set('C', 'c' + d); ytcfg.set(e, 1)")]
    public void A_call_counts_in_whatever_form_it_is_written(string call) =>
        Assert.Equal("""{"A":1}""", PageSource.Read($"<script>{call};</script>").Config.ToJsonString());

    [Fact]
    public void A_value_that_is_no_literal_costs_only_itself() =>
        Assert.Equal(
            """{"A":1,"C":{"E":2}}""",
            PageSource.Read("<script>ytcfg.set({A:1,'B':initialData,C:{D:+new Date,E:2}});</script>").Config.ToJsonString()
        );

    [Fact]
    public void Names_inside_a_templates_expression_count() =>
        Assert.Equal("""{"A":1}""", PageSource.Read("<script>var a = `x${ytcfg.set({A:1})}y ytcfg.set({A:0})`;</script>").Config.ToJsonString());

    [Fact]
    public void Braces_quotes_and_end_tags_in_strings_change_nothing() =>
        Assert.Equal("}{'\"</div>", (string?)PageSource.Read("""<script>ytcfg.set({A:"}{'\"</div>"});</script>""").Config["A"]);

    [Fact]
    public void The_later_of_two_equal_keys_counts() =>
        Assert.Equal("""{"A":2}""", PageSource.Read("<script>ytcfg.set({A:1,A:2});</script>").Config.ToJsonString());

    [Theory]
    [InlineData("<script>ytcfg.set({A:1});")]
    [InlineData("<script>ytcfg.set({A:1}); ytcfg.set({B:'cut")]
    public void A_page_that_ends_in_a_script_is_cut_off(string html)
    {
        var page = PageSource.Read(html);

        Assert.True(page.IsCutOff);
        Assert.Equal("""{"A":1}""", page.Config.ToJsonString());
    }

    [Fact]
    public void Values_of_several_megabytes_are_read_whole()
    {
        var program = new string('x', 8 << 20);

        var page = PageSource.Read($"<script>window.ytAtN({{'R':'{program}'}});</script>");

        Assert.Equal(program, (string?)page.Attestation?["R"]);
    }

    // What is read twice shows as work that grows faster than the page: each of these would take hours if it were quadratic.
    [Theory]
    [InlineData("ytcfg.set({A:'")]
    [InlineData("ytcfg.set({A:[")]
    [InlineData("ytcfg.set({A:/*")]
    [InlineData("window.ytAtN('")]
    [InlineData("ytcfg.set(")]
    [InlineData("`${")]
    [InlineData("/")]
    [InlineData("<script")]
    [InlineData("ytcfg.set({A:{b c")]
    [InlineData("ytcfg.set({A:x(")]
    [InlineData("window['ytcfg")]
    [InlineData("window.")]
    public void Hostile_repetition_is_read_in_one_pass(string piece)
    {
        var html = new StringBuilder("<script>")
            .Insert(8, piece, (4 << 20) / piece.Length)
            .Append("</script><script>ytcfg.set({Z:1})</script></html>")
            .ToString();

        Assert.NotNull(PageSource.Read(html));
    }

    [Fact]
    public void Never_throws_whatever_it_is_given() =>
        Gen.OneOfConst(
                "<script>",
                "</script>",
                "ytcfg.set(",
                "window.ytAtN(",
                "ytAtR=",
                "{",
                "}",
                "'",
                "\"",
                "`",
                "${",
                "\\",
                "/",
                "*",
                "<!--",
                "-->",
                "a",
                "1",
                ",",
                ":",
                "\n",
                " ",
                "=",
                ")",
                "+",
                ".",
                "?.",
                "[",
                "]",
                "if(",
                "window",
                "ytcfg"
            )
            .Array[0, 40]
            .Sample(pieces => PageSource.Read(string.Concat(pieces)) is not null);
}
